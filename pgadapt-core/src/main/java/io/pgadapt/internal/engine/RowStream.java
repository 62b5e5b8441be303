package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.RowRun;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query as they arrive. One of its session is open at a time; the session locks. With the transaction it ends;
 * whoever reads on then learns that rows are missing, if they are.
 */
interface RowStream extends Underway {
    /** Returns the columns. */
    ResultShape shape();

    /** Returns whether text among the values is in the encoding that the session had when the query was sent. */
    default boolean dependsOnEncoding() {
        return true;
    }

    /**
     * Returns the next rows, or null when there are no more; the stream is closed then.
     *
     * @throws io.pgadapt.errors.PgException when the server gives up; the stream is closed then
     */
    @Nullable
    RowRun next() throws IOException;

    /** Ends the query; what it would still give is dropped. Does nothing the second time. */
    void close() throws IOException;
}
