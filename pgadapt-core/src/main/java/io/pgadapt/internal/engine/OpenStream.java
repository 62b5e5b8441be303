package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.channel.RowRun;
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
        RowRun run = session.within(caller, stream, stream::next);
        if (run == null) {
            ended = true;
            return null;
        }
        RowBuffer rows = new RowBuffer();
        rows.add(run, stream.shape());
        return rows;
    }

    /** Ends the query, if it has not ended. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            if (!session.isClosed()) {
                session.within(caller, stream, () -> {
                    stream.close();
                    return null;
                });
            }
        }
    }
}
