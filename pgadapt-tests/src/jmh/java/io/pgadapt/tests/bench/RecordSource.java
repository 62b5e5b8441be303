package io.pgadapt.tests.bench;

import org.openjdk.jmh.infra.Blackhole;

/** Makes records of rows. */
interface RecordSource extends AutoCloseable {

    /** Runs a query and makes a record of each row. */
    void fetch(String sql, Blackhole hole) throws Exception;

    /** Makes records of the rows of the last result, that of the query, again. */
    void again(String sql, Blackhole hole) throws Exception;

    @Override
    void close() throws Exception;
}
