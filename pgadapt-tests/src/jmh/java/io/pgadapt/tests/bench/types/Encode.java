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

/**
 * An INSERT of many values that is prepared, and answered from memory; figures are per value, and contain their share of
 * what a statement costs a driver.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class Encode {
    @Param
    Family family = Family.INT4;

    @Param({"PGADAPT", "PGJDBC"})
    Party party = Party.PGADAPT;

    @SuppressWarnings("NullAway.Init") // by prepare()
    private Encoder encoder;

    @Setup
    public void prepare() throws Exception {
        encoder = party.encoder(Target.current(), family);
    }

    @TearDown
    public void close() throws Exception {
        encoder.close();
    }

    @Benchmark
    @OperationsPerInvocation(Source.PARAMETERS)
    public void encode() throws Exception {
        encoder.encode();
    }
}
