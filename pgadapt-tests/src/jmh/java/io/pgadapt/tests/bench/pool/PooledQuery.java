package io.pgadapt.tests.bench.pool;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Eight threads that query by primary key, each time on a connection of a pool of eight. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PooledQuery {
    private static final int SIZE = 8;

    @Param
    QueryPeer pool = QueryPeer.PGADAPT;

    @SuppressWarnings("NullAway.Init") // by open()
    private Lender lender;

    @Setup
    public void open() {
        lender = pool.open(SIZE);
    }

    @TearDown
    public void close() throws Exception {
        lender.close();
    }

    @Benchmark
    @Threads(SIZE)
    public Object query() throws Exception {
        return lender.use();
    }
}
