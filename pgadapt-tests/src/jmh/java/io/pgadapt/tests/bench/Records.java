package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Rows of eight columns become records, on a server; figures are per row. Beside what is made of rows, the work of the server
 * and of the kernel between them counts, which is most of it where all of them share two processors: {@link TapedRecords}
 * leaves that out.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Records {
    static final int ROWS = 100_000;

    private static final String QUERY = Queries.ALL + " WHERE id <= " + ROWS;

    /** Who makes them, connected and with a result at hand. */
    @State(Scope.Benchmark)
    public static class Source {
        @Param
        RecordPeer peer = RecordPeer.RECORD_ROWS;

        @SuppressWarnings("NullAway.Init") // by connect()
        RecordSource source;

        @Setup(Level.Trial)
        public void connect(Blackhole hole) throws Exception {
            source = peer.open(Target.current(), Link.SOCKET);
            source.fetch(QUERY, hole::consume);
        }

        @TearDown(Level.Trial)
        public void disconnect() throws Exception {
            source.close();
        }
    }

    /** The query, which the server runs and sends while rows are received, and the records. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void recordFetch(Source source, Blackhole hole) throws Exception {
        source.source.fetch(QUERY, hole::consume);
    }

    /** The records alone, of a result that was fetched before; those over pgjdbc keep none, and run the query. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void recordMake(Source source, Blackhole hole) throws Exception {
        source.source.again(QUERY, hole::consume);
    }
}
