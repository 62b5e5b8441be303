package io.pgadapt.tests.bench;

/** A driver with one connection open; a benchmark calls it from one thread. */
interface Driver extends AutoCloseable {

    /** Finds one row by its primary key, as a statement of its own, and reads its six values. */
    void point(int id, PointSink sink) throws Exception;

    /** Runs the query to its end, then reads every value of every row. */
    void fetchAll(String sql, RowSink sink) throws Exception;

    /** Reads every value of every row while the rows arrive, in constant memory. */
    void fetchStream(String sql, RowSink sink) throws Exception;

    /** Runs the query to its end and returns what holds its result. */
    Object fetchAndHold(String sql) throws Exception;

    @Override
    void close() throws Exception;
}
