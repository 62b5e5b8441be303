package io.pgadapt.internal.engine;

import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stops what a session runs, from any thread, and nothing that it runs later. Thread-safe.
 *
 * <p>The server closes the connection of a request when it has signalled the session's process, and the process ignores a
 * signal that finds it waiting for the next statement. So the next one is not sent before all requests are through.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS">PostgreSQL manual:
 *     Canceling Requests in Progress</a>
 */
final class Cancellation {
    private final Canceller canceller;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition through = lock.newCondition();
    private @Nullable Caller running;
    private int requests;
    private @Nullable IOException doubt;

    Cancellation(Canceller canceller) {
        this.canceller = canceller;
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
        } catch (InterruptedIOException e) {
            failure = e;
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
