package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;
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
 * A SELECT of many rows of one column that is prepared, and answered from memory, with each value read by its getter; figures
 * are per value, and contain what a row costs a driver.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class Decode {
    @Param
    Family family = Family.INT4;

    @Param({"PGADAPT", "PGJDBC"})
    Party party = Party.PGADAPT;

    @SuppressWarnings("NullAway.Init") // by prepare()
    private Decoder decoder;

    @Setup
    public void prepare(Blackhole hole) throws Exception {
        decoder = party.decoder(Target.current(), family, hole);
    }

    @TearDown
    public void close() throws Exception {
        decoder.close();
    }

    @Benchmark
    @OperationsPerInvocation(Source.ROWS)
    public void decode(Blackhole hole) throws Exception {
        decoder.decode(hole);
    }
}
