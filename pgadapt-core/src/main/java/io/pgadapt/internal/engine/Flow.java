package io.pgadapt.internal.engine;

import java.io.IOException;

/** A way for statements to travel; see {@link io.pgadapt.config.ExecutionMode}. */
interface Flow {

    /**
     * Runs a statement and fetches its whole result.
     *
     * @throws io.pgadapt.errors.PgException when it is refused, by us or by the server; the session can go on
     * @throws IOException when the connection is lost
     */
    QueryResult run(Statement statement) throws IOException;

    /** Sends a statement, whose result is taken later; nothing else may be sent before. Otherwise as {@link #run}. */
    Sent send(Statement statement) throws IOException;

    /** Runs a query whose rows are taken as they arrive; otherwise as {@link #run}. */
    RowStream open(Statement statement, int batchSize) throws IOException;

    /** A statement that was sent. */
    @FunctionalInterface
    interface Sent {
        /** Waits for the result; to be called once. Otherwise as {@link Flow#run}. */
        QueryResult take() throws IOException;
    }
}
