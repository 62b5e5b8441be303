package io.pgadapt.tests.bench;

import io.pgadapt.tests.bench.tape.Taped;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
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
 * Rows of eight columns become records, without a server: its answer to a SELECT of {@value #ROWS} rows comes from memory.
 * Figures are per row, and contain all that a driver does with one, and its share of what a statement costs a driver. They are
 * sampled: a statement is over in less time than a process is given, so that others who use the machine disturb some of the
 * samples, and not the median.
 *
 * <p>Drivers are as they are without options. Results come in binary, pgjdbc's too, which has had the statement prepared by
 * then; but for booleans, which it takes as text, of the same length.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class TapedRecords {
    static final int ROWS = 1000;

    private static final String QUERY = Queries.ALL + " WHERE id <= " + ROWS + " ORDER BY id";

    /** More often than pgjdbc runs a statement before it has it prepared, and its results in binary. */
    private static final int RUNS_BEFORE_TAPING = 10;

    @Param
    RecordPeer peer = RecordPeer.RECORD_ROWS;

    @SuppressWarnings("NullAway.Init") // by prepare()
    private RecordSource source;

    /** Has the peer prepare the statement, puts the tape in the server's place, and sees what is made of it. */
    @Setup
    public void prepare(Blackhole hole) throws Exception {
        source = peer.open(Target.current(), Link.TAPE);
        for (int i = 0; i < RUNS_BEFORE_TAPING; i++) {
            source.fetch(QUERY, hole::consume);
        }
        Taped.replaceServer(() -> source.fetch(QUERY, hole::consume));
        Agreement.require(source, Target.current(), QUERY);
    }

    @TearDown
    public void close() throws Exception {
        source.close();
    }

    /** The query and the records. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void recordDecode(Blackhole hole) throws Exception {
        source.fetch(QUERY, hole::consume);
    }
}
