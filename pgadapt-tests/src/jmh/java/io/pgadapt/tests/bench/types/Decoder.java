package io.pgadapt.tests.bench.types;

import org.openjdk.jmh.infra.Blackhole;

/** A driver that holds a result; a benchmark calls it from one thread. */
interface Decoder extends AutoCloseable {
    /** Reads every value. */
    void decode(Blackhole hole) throws Exception;

    @Override
    void close() throws Exception;
}
