package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.wire.ClientEncoding;
import org.jspecify.annotations.Nullable;

/**
 * What a statement came to.
 *
 * @param shape the columns, or null when it gives no rows
 * @param rows the rows; none when it gives none
 * @param rowCount how many rows it returned or changed, or -1 when that does not apply
 * @param status the server's words, such as {@code INSERT 0 3}; empty when nothing was run
 */
public record QueryResult(@Nullable ResultShape shape, RowBuffer rows, long rowCount, String status) {

    /** Returns the server's words, or null when it has said nothing. */
    public @Nullable String statusMessage() {
        return status.isEmpty() ? null : status;
    }

    /** Returns this result with its text in the encoding that the session has come to while it ran. */
    QueryResult readIn(ClientEncoding encoding) {
        ResultShape known = shape;
        if (known == null || known.context().clientEncoding().equals(encoding)) {
            return this;
        }
        ResultShape other = known.withClientEncoding(encoding);
        return new QueryResult(other, rows.withShape(other), rowCount, status);
    }
}
