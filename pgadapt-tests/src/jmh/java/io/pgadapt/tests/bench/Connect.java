package io.pgadapt.tests.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Connect with SCRAM, run {@code SELECT 1}, close. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class Connect {
    @Param
    Connecting way = Connecting.PGADAPT_FIRST;

    @SuppressWarnings("NullAway.Init") // by prepare()
    private Callable<Integer> work;

    @Setup
    public void prepare() {
        work = way.work(Target.current());
    }

    @Benchmark
    public int connect() throws Exception {
        return work.call();
    }
}
