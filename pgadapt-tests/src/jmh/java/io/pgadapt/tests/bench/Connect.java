package io.pgadapt.tests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Connect with SCRAM, run {@code SELECT 1}, close. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class Connect {
    @Param
    Connecting way = Connecting.PGJDBC;

    private final Target target = Target.current();

    @Benchmark
    public int connect() throws Exception {
        return way.selectOne(target);
    }
}
