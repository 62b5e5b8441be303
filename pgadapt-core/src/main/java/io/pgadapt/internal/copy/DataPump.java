package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyProgress;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.engine.OpenCopyIn;
import io.pgadapt.internal.engine.OpenCopyOut;
import io.pgadapt.internal.engine.QueryResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Moves data as they are between a COPY and what they come from or go to. */
public final class DataPump {
    private static final long UNCOUNTED = -1;

    private DataPump() {}

    /**
     * Sends all that a source has.
     *
     * @throws QueryCanceledError when the source fails; its exception is the cause
     */
    public static QueryResult send(OpenCopyIn copy, ByteSource source, CopyProgress progress) {
        try {
            ByteBuffer piece = next(copy, source);
            while (piece.hasRemaining()) {
                copy.send(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
                progress.progressed(UNCOUNTED, copy.bytes());
                piece = next(copy, source);
            }
            QueryResult result = copy.finish();
            progress.progressed(result.rowCount(), copy.bytes());
            return result;
        } catch (SourceFailure e) {
            throw failed(copy, e.failure);
        } catch (RuntimeException | Error e) {
            copy.fail("the client failed: " + e.getClass().getName());
            throw e;
        }
    }

    /** A COPY that the server has done by itself takes no data. */
    private static ByteBuffer next(OpenCopyIn copy, ByteSource source) {
        try {
            return copy.isOver() ? ByteBuffer.allocate(0) : source.next();
        } catch (IOException | RuntimeException e) {
            throw new SourceFailure(e);
        }
    }

    private static PgException failed(OpenCopyIn copy, Exception cause) {
        PgException answer = copy.fail("the source of the data failed: " + cause);
        if (answer instanceof QueryCanceledError) {
            ErrorReport report = ErrorReport.of(answer.diagnostic()).at(answer.sql(), answer.position());
            return SqlStateErrors.create(report.causedBy(cause));
        }
        if (answer != null) {
            answer.addSuppressed(cause);
            return answer;
        }
        return new OperationalError("the source of the data failed: " + cause, cause);
    }

    /**
     * Gives a target all that comes; the rest is read away when it fails.
     *
     * @param chunk where the data of the COPY arrive
     * @throws UncheckedIOException when the target fails by an IOException
     */
    public static QueryResult receive(OpenCopyOut copy, Chunk chunk, ByteTarget target, CopyProgress progress) {
        try (copy) {
            return pass(copy, chunk, target, progress);
        }
    }

    private static QueryResult pass(OpenCopyOut copy, Chunk chunk, ByteTarget target, CopyProgress progress) {
        try {
            long bytes = 0;
            while (copy.next()) {
                bytes += write(chunk, target, false);
                copy.moved(bytes);
                progress.progressed(copy.messages(), bytes);
            }
            bytes += write(chunk, target, true);
            copy.moved(bytes);
            progress.progressed(copy.result().rowCount(), bytes);
            return copy.result();
        } catch (RuntimeException | Error e) {
            copy.failed(e);
            throw e;
        }
    }

    private static int write(Chunk chunk, ByteTarget target, boolean last) {
        if (chunk.size() == 0) {
            return 0;
        }
        try {
            int taken = target.write(chunk.data(), chunk.size(), last);
            chunk.discard(taken);
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class SourceFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Exception failure;

        private SourceFailure(Exception failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
