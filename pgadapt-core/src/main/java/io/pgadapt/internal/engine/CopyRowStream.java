package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.RowRun;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The data of a COPY as rows, as they arrive. */
final class CopyRowStream implements RowStream {
    private final CopyOutRun run;
    private final CopyRows rows;
    private boolean ended;

    CopyRowStream(CopyOutRun run, CopyRows rows) {
        this.run = run;
        this.rows = rows;
    }

    @Override
    public ResultShape shape() {
        return rows.shape();
    }

    @Override
    public boolean dependsOnEncoding() {
        return false;
    }

    @Override
    public boolean isClosed() {
        return run.isClosed();
    }

    @Override
    public @Nullable RowRun next() throws IOException {
        try {
            RowRun next = rows.poll();
            while (next == null && run.take()) {
                next = rows.poll();
            }
            if (next == null && !ended) {
                ended = true;
                rows.end();
                next = rows.poll();
            }
            return next;
        } catch (PgException e) {
            run.drop();
            throw e;
        }
    }

    @Override
    public void pause() throws IOException {
        run.pause();
    }

    @Override
    public void endWithTransaction() throws IOException {
        run.endWithTransaction();
    }

    @Override
    public void close() throws IOException {
        run.drop();
    }
}
