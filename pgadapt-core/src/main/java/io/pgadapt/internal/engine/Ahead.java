package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The result of a statement that is not waited for yet. It is taken in when another statement needs the connection. */
final class Ahead implements Underway {
    private final Flow.Sent sent;
    private final UnaryOperator<PgException> failures;
    private final Observers.@Nullable Watch watch;
    private @Nullable QueryResult result;
    private @Nullable PgException failure;
    private boolean over;

    /**
     * Creates a result to come.
     *
     * @param failures is told of an error when it arrives, which may be long before anybody asks
     */
    Ahead(Flow.Sent sent, UnaryOperator<PgException> failures, Observers.@Nullable Watch watch) {
        this.sent = sent;
        this.failures = failures;
        this.watch = watch;
    }

    /** Returns the result, and waits for it. */
    QueryResult take() throws IOException {
        pause();
        PgException reason = failure;
        if (reason != null) {
            throw reason;
        }
        return Objects.requireNonNull(result);
    }

    @Override
    public void pause() throws IOException {
        if (over) {
            return;
        }
        over = true;
        try {
            QueryResult taken = sent.take();
            result = taken;
            if (watch != null) {
                watch.succeeded(taken.rowCount());
            }
        } catch (PgException e) {
            failure = failures.apply(e);
            if (watch != null) {
                watch.failed(e);
            }
        }
    }

    @Override
    public void endWithTransaction() throws IOException {
        pause();
    }

    @Override
    public boolean isClosed() {
        return over;
    }
}
