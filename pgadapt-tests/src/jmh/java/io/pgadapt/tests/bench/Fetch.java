package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** A million rows of eight columns, every value read by its typed getter; figures are per row. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Fetch {
    @Benchmark
    @OperationsPerInvocation(BenchServer.ROWS)
    public void fetchAll(DriverState state, Blackhole hole) throws Exception {
        state.driver.fetchAll(Queries.ALL, into(hole));
    }

    @Benchmark
    @OperationsPerInvocation(BenchServer.ROWS)
    public void fetchStream(DriverState state, Blackhole hole) throws Exception {
        state.driver.fetchStream(Queries.ALL, into(hole));
    }

    private static RowSink into(Blackhole hole) {
        return (id, account, ratio, name, at, amount, key, active) -> {
            hole.consume(id);
            hole.consume(account);
            hole.consume(ratio);
            hole.consume(name);
            hole.consume(at);
            hole.consume(amount);
            hole.consume(key);
            hole.consume(active);
        };
    }
}
