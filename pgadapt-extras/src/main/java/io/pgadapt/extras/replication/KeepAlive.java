package io.pgadapt.extras.replication;

import io.pgadapt.errors.PgException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the server in time how far a stream has come while nobody reads, so that it does not take a slow consumer for a dead
 * one. Has a daemon thread of its own until it is closed, which does nothing as long as somebody reads.
 *
 * <p>{@link ReplicationStream#consume} brings its own; one is needed only around work between two calls of {@link
 * ReplicationStream#read} that may take long.
 */
public final class KeepAlive implements AutoCloseable {
    private final ReplicationStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean closed;

    KeepAlive(ReplicationStream stream) {
        this.stream = stream;
    }

    KeepAlive start() {
        Thread thread = new Thread(this::run, "pgadapt-replication-keepalive");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!isClosedWhenDue()) {
                stream.sendFeedbackIfDue();
            }
        } catch (PgException e) {
            stream.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until feedback is due, and returns whether it is not wanted any more. */
    private boolean isClosedWhenDue() throws InterruptedException {
        lock.lock();
        try {
            long nanos = stream.untilFeedback().toNanos();
            while (!closed && nanos > 0) {
                closing.await(nanos, TimeUnit.NANOSECONDS);
                nanos = stream.untilFeedback().toNanos();
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; does nothing the second time. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
