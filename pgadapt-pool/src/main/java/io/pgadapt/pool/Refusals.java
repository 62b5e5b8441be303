package io.pgadapt.pool;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.pool.internal.resource.Refusal;
import io.pgadapt.pool.internal.sessions.Objection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a pool says when it has nothing to lend. */
final class Refusals {
    private static final int HOLDERS_LISTED = 10;

    private Refusals() {}

    /** Returns the error for somebody who wanted a connection. */
    static PoolError error(Refusal refusal, ConnectionPool pool, Duration patience) {
        String message =
                "no connection of the pool \"" + pool.name() + "\" became free within " + patience.toMillis() + " ms";
        return error(refusal, pool, message);
    }

    /** Returns the error for somebody who waited for the pool to be filled. */
    static PoolError notReady(Refusal refusal, ConnectionPool pool, Duration patience) {
        String message = "the pool \"" + pool.name() + "\" has less than " + pool.minSize() + " connections after "
                + patience.toMillis() + " ms";
        return error(refusal, pool, message);
    }

    private static PoolError error(Refusal refusal, ConnectionPool pool, String tooLate) {
        Throwable cause = refusal.getCause();
        String called = "the pool \"" + pool.name() + "\"";
        return switch (refusal.reason()) {
            case CLOSED -> new PoolClosed(ErrorReport.of(called + " is closed"));
            case INTERRUPTED -> new PoolError(called + ": the thread was interrupted while it waited");
            case HOPELESS ->
                new PoolError(ErrorReport.of(called + " cannot connect" + reason(cause))
                        .causedBy(cause));
            case TIMEOUT -> new PoolTimeout(shortage(tooLate, cause, pool));
            case TOO_MANY_WAITING ->
                new TooManyRequests(shortage(
                        called + " is exhausted: all connections are in use, and " + pool.maxWaiting()
                                + " threads may wait for one",
                        cause,
                        pool));
        };
    }

    /** Says why there are not enough: none can be made, or those that are made are refused; and who has the others. */
    private static ErrorReport shortage(String what, @Nullable Throwable connecting, ConnectionPool pool) {
        Objection objection = pool.objection();
        if (connecting == null && objection != null) {
            return ErrorReport.of(what + reason(objection) + held(pool)).causedBy(objection.failure());
        }
        return ErrorReport.of(what + reason(connecting) + held(pool)).causedBy(connecting);
    }

    private static String reason(@Nullable Throwable failure) {
        return failure == null ? "" : "; connecting failed: " + message(failure);
    }

    private static String reason(Objection objection) {
        return "; the hook that " + objection.what() + " connections has refused the last " + objection.count() + ": "
                + message(objection.failure());
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    }

    private static String held(ConnectionPool pool) {
        List<Holder> holders = pool.holders();
        String list = holders.stream()
                .limit(HOLDERS_LISTED)
                .map(holder -> "\n  held by " + holder)
                .collect(Collectors.joining());
        int more = holders.size() - HOLDERS_LISTED;
        return list + (more > 0 ? "\n  and by " + more + " more" : "");
    }
}
