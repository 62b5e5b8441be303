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

    /** Runs a query whose rows are taken as they arrive; otherwise as {@link #run}. */
    RowStream open(Statement statement, int batchSize) throws IOException;
}
