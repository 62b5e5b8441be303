package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How requests of our own end, so that the server answers: by a Sync, or, where others of a pipeline are under way whose
 * group a Sync would end, too, by a Flush.
 */
interface Grouping {

    /** Writes the end of some requests. */
    void writeEnd(WireWriter out);

    /** Sends requests that were written with their end, and awaits the last reply; returns what the server refused, or null. */
    @Nullable
    ErrorResponse settle(DescribeReply last) throws IOException;

    /**
     * Runs a query that reads the catalogue, and leaves the transaction as it was.
     *
     * @throws io.pgadapt.errors.PgException when the server refuses it
     */
    RowBuffer ask(String sql) throws IOException;
}
