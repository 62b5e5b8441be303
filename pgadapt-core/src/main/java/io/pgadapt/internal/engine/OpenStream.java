package io.pgadapt.internal.engine;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.wire.ClientEncoding;
import org.jspecify.annotations.Nullable;

/** The rows of a query as they arrive, for those who know nothing of locks. To be closed, read to the end or not. */
public final class OpenStream implements AutoCloseable {
    private final Session session;
    private final RowStream stream;
    private final Caller caller;
    private boolean ended;

    OpenStream(Session session, RowStream stream, Caller caller) {
        this.session = session;
        this.stream = stream;
        this.caller = caller;
    }

    /** Returns the columns. */
    public ResultShape shape() {
        return stream.shape();
    }

    /**
     * Returns the next rows, or null when there are no more.
     *
     * @throws io.pgadapt.errors.PgException when the server gives up, or the connection is lost
     */
    public @Nullable RowBuffer next() {
        if (ended) {
            return null;
        }
        RowRun run = session.withStream(caller, stream, stream::next);
        if (run == null) {
            ended = true;
            return null;
        }
        RowBuffer rows = new RowBuffer();
        rows.add(run, stream.shape());
        requireEncoding(stream.shape().context().clientEncoding());
        return rows;
    }

    private void requireEncoding(ClientEncoding encoding) {
        ClientEncoding now = session.state().clientEncoding();
        if (!encoding.equals(now)) {
            close();
            throw new ProgrammingError("client_encoding changed from " + encoding + " to " + now
                    + " before all rows of the stream were read; read them first");
        }
    }

    /** Ends the query, if it has not ended. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            if (!session.isClosed()) {
                session.withStream(caller, stream, () -> {
                    stream.close();
                    return null;
                });
            }
        }
    }
}
