package io.pgadapt.tests.bench;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A hundred thousand rows of six columns are inserted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BulkLoad {
    private static final int ROWS = 100_000;
    private static final OffsetDateTime BEGIN = OffsetDateTime.of(2021, 3, 4, 5, 6, 7, 0, ZoneOffset.UTC);

    @Param
    LoadPeer peer = LoadPeer.ARRAYS;

    private List<Object[]> rows = List.of();

    @SuppressWarnings("NullAway.Init") // by connect()
    private Loader loader;

    @Setup(Level.Trial)
    public void connect() throws Exception {
        loader = peer.open(Target.current());
        rows = IntStream.range(0, ROWS).mapToObj(BulkLoad::row).toList();
    }

    @TearDown(Level.Trial)
    public void disconnect() throws Exception {
        loader.close();
    }

    @Benchmark
    public void bulkLoad() throws Exception {
        loader.load(rows);
    }

    private static Object[] row(int i) {
        return new Object[] {
            i, i * 7_919L, "name " + i, BEGIN.plusSeconds(i * 83L), BigDecimal.valueOf(i * 100L + 25, 2), i % 3 == 0
        };
    }
}
