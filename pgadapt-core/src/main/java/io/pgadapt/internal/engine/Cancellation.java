package io.pgadapt.internal.engine;

import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stops what a session runs, from any thread, and nothing that it runs later. Thread-safe.
 *
 * <p>The server closes the connection of a request when it has signalled the session's process, and the process ignores a
 * signal that finds it waiting for the next statement. So the next one is not sent before all requests are through.
 *
 * <p>For the same reason a request may be too early, when the process has not read yet what it is to stop. What does not end is
 * asked to again, by the thread that waits for it. And it waits no longer than a grace period, in case the server is deaf or
 * stopped: whoever cancels sees to that, too.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS">PostgreSQL manual:
 *     Canceling Requests in Progress</a>
 */
final class Cancellation {
    /** How long to wait before what does not end is asked to again; twice as long each time. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Canceller canceller;
    private final Duration grace;
    private final Consumer<Deadline> limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition through = lock.newCondition();
    private @Nullable Caller running;
    private int requests;

    /** When what was asked to stop must have ended; null when nothing was. */
    private @Nullable Deadline last;

    private Duration patience = PATIENCE;
    private @Nullable IOException doubt;

    /**
     * Creates it for one session.
     *
     * @param grace how long a request may take, and then how long what was cancelled may take to end
     * @param limit limits all waits of the session for the server, also the one that another thread is in
     */
    Cancellation(Canceller canceller, Duration grace, Consumer<Deadline> limit) {
        this.canceller = canceller;
        this.grace = grace;
        this.limit = limit;
    }

    /** Returns when what is asked to stop now must have ended. */
    Deadline grace() {
        return Deadline.after(grace);
    }

    /** Lets what runs from now on be stopped, in the name of whoever runs it. */
    void begin(Caller runner) {
        lock.lock();
        try {
            running = runner;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing can be stopped any more.
     *
     * @throws IOException when a request may still arrive, and could stop whatever runs then
     */
    void end() throws IOException {
        lock.lock();
        try {
            running = null;
            while (requests > 0) {
                through.awaitUninterruptibly();
            }
            if (last != null) {
                last = null;
                patience = PATIENCE;
                limit.accept(Deadline.none());
            }
            if (doubt != null) {
                throw new IOException("a request to cancel was sent, and may arrive too late", doubt);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops what runs.
     *
     * @param meant tells whether it is to be stopped, by who runs it
     * @throws IOException when the server could not be asked, or not in time
     */
    void cancel(Predicate<Caller> meant, Deadline deadline) throws IOException {
        if (!announce(meant)) {
            return;
        }
        // a request that is given up half-way could hit anything
        boolean interrupted = Thread.interrupted();
        IOException failure = null;
        try {
            canceller.cancel(deadline);
            limit(true);
        } catch (InterruptedIOException e) {
            failure = e;
            limit(false);
            throw e;
        } finally {
            settle(failure);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns whether anything runs that could be stopped. */
    boolean isNeeded() {
        lock.lock();
        try {
            return running != null;
        } finally {
            lock.unlock();
        }
    }

    private boolean announce(Predicate<Caller> meant) {
        lock.lock();
        try {
            boolean hit = running != null && meant.test(running);
            requests += hit ? 1 : 0;
            return hit;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks once more, when what was asked to stop has not ended within the limit.
     *
     * @return false when there is no time left for that
     * @throws IOException as {@link #cancel} does
     */
    boolean cancelAgain() throws IOException {
        Deadline known = lastAfterMorePatience();
        if (known == null || known.isExpired()) {
            return false;
        }
        cancel(caller -> true, known);
        return true;
    }

    private @Nullable Deadline lastAfterMorePatience() {
        lock.lock();
        try {
            patience = patience.multipliedBy(2);
            return running == null ? null : last;
        } finally {
            lock.unlock();
        }
    }

    /** Without hope there is nothing to wait for: the doubt remains even if what runs ends well. */
    private void limit(boolean hope) {
        lock.lock();
        try {
            if (!hope) {
                last = Deadline.after(Duration.ZERO);
            } else if (last == null) {
                last = grace();
            }
            limit.accept(last.earlier(Deadline.after(patience)));
        } finally {
            lock.unlock();
        }
    }

    private void settle(@Nullable IOException failure) {
        lock.lock();
        try {
            requests--;
            doubt = failure == null ? doubt : failure;
            through.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
