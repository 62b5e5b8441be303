package io.pgadapt.tests.bench;

import java.util.function.Consumer;

/** Makes records of rows. A benchmark calls it from one thread. */
interface RecordSource extends AutoCloseable {

    /** Runs a query and makes a record of each row. */
    void fetch(String sql, Consumer<? super ItemRecord> sink) throws Exception;

    /** Makes records of the rows of the query's result, which was the last one, again; whoever keeps none runs the query. */
    default void again(String sql, Consumer<? super ItemRecord> sink) throws Exception {
        fetch(sql, sink);
    }

    @Override
    void close() throws Exception;
}
