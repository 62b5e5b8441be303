package io.pgadapt.pool.internal.resource;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/** The threads that make resources: they can be interrupted in that, and in nothing else. Thread-safe. */
final class Makers {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> threads = new HashSet<>();
    private boolean stopped;

    /**
     * Makes something.
     *
     * @throws CancellationException when nothing is to be made any more
     */
    <T> T make(Callable<T> making) throws Exception {
        begin();
        try {
            return making.call();
        } finally {
            end();
        }
    }

    private void begin() {
        lock.lock();
        try {
            if (stopped) {
                throw new CancellationException("nothing is made any more");
            }
            threads.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            if (stopped) {
                Thread.interrupted(); // what the thread does next is not meant
            }
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what is being made, and has nothing made any more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}
