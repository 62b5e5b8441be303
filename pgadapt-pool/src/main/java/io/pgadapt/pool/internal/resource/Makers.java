package io.pgadapt.pool.internal.resource;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** The threads that make resources: they can be interrupted in that, and in nothing else. Thread-safe. */
final class Makers {
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

    private synchronized void begin() {
        if (stopped) {
            throw new CancellationException("nothing is made any more");
        }
        threads.add(Thread.currentThread());
    }

    private synchronized void end() {
        threads.remove(Thread.currentThread());
        if (stopped) {
            Thread.interrupted(); // what the thread does next is not meant
        }
    }

    /** Interrupts what is being made, and has nothing made any more. */
    synchronized void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }
}
