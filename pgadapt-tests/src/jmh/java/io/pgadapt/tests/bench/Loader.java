package io.pgadapt.tests.bench;

import java.util.List;

/** Fills the table {@code loading}, in a transaction that is rolled back. */
interface Loader extends AutoCloseable {

    /** Inserts the rows, each with a value for each of the six columns. */
    void load(List<Object[]> rows) throws Exception;

    @Override
    void close() throws Exception;
}
