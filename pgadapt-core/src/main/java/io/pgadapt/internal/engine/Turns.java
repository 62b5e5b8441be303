package io.pgadapt.internal.engine;

import io.pgadapt.protocol.transport.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** One thread at a time, mostly in the order of their coming; one that only listens learns that others wait. */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable nudge;

    /** Creates turns; what is given ends the wait of a thread that listens, or its next one. */
    Turns(Runnable nudge) {
        this.nudge = nudge;
    }

    /** Waits for the turn of this thread; one that has it takes it again. */
    void take() {
        if (lock.tryLock()) {
            return;
        }
        waiting.incrementAndGet();
        try {
            nudge.run();
            lock.lock();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** As {@link #take()}, but not for ever, and whether the thread is interrupted or not; returns whether it came in time. */
    boolean takeBy(Deadline deadline) {
        if (lock.tryLock()) {
            return true;
        }
        waiting.incrementAndGet();
        boolean interrupted = false;
        try {
            nudge.run();
            while (true) {
                try {
                    return take(deadline);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            waiting.decrementAndGet();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for a turn, without hurry; returns whether it came in time. */
    boolean take(Deadline deadline) throws InterruptedException {
        return lock.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the turn. */
    void give() {
        lock.unlock();
    }

    /** Returns whether the thread has its turn for the second time: it came back from within. */
    boolean isNested() {
        return lock.getHoldCount() > 1;
    }

    /** Returns whether other threads wait for their turn. */
    boolean isWanted() {
        return waiting.get() > 0;
    }
}
