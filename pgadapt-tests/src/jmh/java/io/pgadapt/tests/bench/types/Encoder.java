package io.pgadapt.tests.bench.types;

/** A driver that has an INSERT prepared; a benchmark calls it from one thread. */
interface Encoder extends AutoCloseable {
    /** Runs it with {@link Source#PARAMETERS} values. */
    void encode() throws Exception;

    @Override
    void close() throws Exception;
}
