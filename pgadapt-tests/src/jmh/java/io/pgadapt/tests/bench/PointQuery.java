package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One row of six columns by its primary key, prepared, in autocommit. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class PointQuery {
    private static final int STRIDE = 7919;

    private int id;

    @Benchmark
    public void pointQuery(DriverState state, Blackhole hole) throws Exception {
        id = (id + STRIDE) % BenchServer.ROWS;
        state.driver.point(id + 1, (key, account, name, at, amount, active) -> {
            hole.consume(key);
            hole.consume(account);
            hole.consume(name);
            hole.consume(at);
            hole.consume(amount);
            hole.consume(active);
        });
    }
}
