package io.pgadapt.internal.engine;

import io.pgadapt.ReusableSession.Condition;
import io.pgadapt.SessionCleanup;
import io.pgadapt.errors.PgException;
import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** How a session goes from one user to the next. Thread-safe. */
public final class Handover {
    /** How long what does not wait for the server may take. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private final SessionAccess access;
    private final Exchange exchange;
    private final Restoration restoration;
    private final SessionWatch watch;

    /** Something that needs the connection. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    Handover(SessionAccess access, Exchange exchange, Restoration restoration, SessionWatch watch) {
        this.access = access;
        this.exchange = exchange;
        this.restoration = restoration;
        this.watch = watch;
    }

    /** Has users find the session as it is now. */
    public void keepState() {
        access.between(PROMPT, () -> {
            restoration.keep();
            return null;
        });
    }

    /**
     * Ends somebody's time with the session, and has it be as it was; does not wait for the server.
     *
     * @return what has become of it
     */
    public Condition takeBack(Tenure tenure, SessionCleanup cleanup) {
        if (access.isClosed() || access.isRunning()) {
            tenure.end();
            return Condition.UNUSABLE;
        }
        try {
            return Objects.requireNonNull(access.between(PROMPT, () -> end(tenure, cleanup)));
        } catch (PgException e) {
            tenure.end();
            return Condition.UNUSABLE;
        }
    }

    private Condition end(Tenure tenure, SessionCleanup cleanup) throws IOException {
        tenure.end();
        watch.sessionEnded(null);
        if (access.isUnderway()) {
            return Condition.UNUSABLE;
        }
        return restoration.restore(cleanup) ? Condition.RESTORED : Condition.READY;
    }

    /** Tells whether the session is well, by what has arrived. */
    public boolean isAlive() {
        return succeeds(exchange::look);
    }

    /** Asks the server for a sign of life. */
    public boolean ping(Deadline deadline) {
        return succeeds(() -> exchange.ping(deadline));
    }

    private boolean succeeds(Step step) {
        if (access.isClosed()) {
            return false;
        }
        try {
            access.between(PROMPT, () -> {
                step.run();
                return null;
            });
            return true;
        } catch (PgException e) {
            return false;
        }
    }

    /** Ends the session at once, in the middle of whatever it does. */
    public void abort() {
        access.abort();
    }
}
