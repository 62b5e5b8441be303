package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 100,000 rows of six columns into a temporary table, in one transaction and batches of 1,000; counted per row. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class Inserting {
    static final int ROWS = 100_000;

    private static final int BATCH = 1_000;
    private static final String INSERT = "INSERT INTO inserted VALUES ($1, $2, $3, $4, $5, $6)";

    @Param
    BatchPeer peer = BatchPeer.PGADAPT;

    private final InsertRow[] rows =
            IntStream.range(0, ROWS).mapToObj(InsertRow::of).toArray(InsertRow[]::new);

    @SuppressWarnings("NullAway.Init") // by connect()
    private BatchPeer.Inserter inserter;

    @Setup(Level.Trial)
    public void connect() throws Exception {
        inserter = peer.open(Target.current());
        inserter.run(InsertRow.TABLE);
        inserter.commit();
    }

    @TearDown(Level.Trial)
    public void disconnect() throws Exception {
        inserter.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void inserting() throws Exception {
        inserter.run("TRUNCATE inserted");
        for (int i = 0; i < ROWS; i += BATCH) {
            inserter.insert(INSERT, rows, i, i + BATCH);
        }
        inserter.commit();
    }
}
