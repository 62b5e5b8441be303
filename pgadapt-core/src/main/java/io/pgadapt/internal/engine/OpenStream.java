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
    private final Observers.@Nullable Watch watch;
    private long rowCount;
    private boolean ended;

    OpenStream(Session session, RowStream stream, Caller caller, Observers.@Nullable Watch watch) {
        this.session = session;
        this.stream = stream;
        this.caller = caller;
        this.watch = watch;
        returned(0);
    }

    private void returned(long rows) {
        rowCount += rows;
        if (watch != null) {
            watch.returned(rowCount);
        }
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
        RowRun run = nextRun();
        if (run == null) {
            ended = true;
            if (watch != null) {
                watch.succeeded(rowCount);
            }
            return null;
        }
        RowBuffer rows = new RowBuffer();
        rows.add(run, stream.shape());
        if (stream.dependsOnEncoding()) {
            requireEncoding(stream.shape().context().clientEncoding());
        }
        returned(rows.size());
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

    private @Nullable RowRun nextRun() {
        try {
            return session.within(caller, stream, stream::next);
        } catch (RuntimeException | Error e) {
            if (watch != null && stream.isClosed()) {
                ended = true;
                watch.failed(e);
            }
            throw e;
        }
    }

    /** Ends the query, if it has not ended. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            if (watch != null) {
                watch.left();
            }
            if (!session.isClosed()) {
                session.within(caller, stream, () -> {
                    stream.close();
                    return null;
                });
            }
        }
    }
}
