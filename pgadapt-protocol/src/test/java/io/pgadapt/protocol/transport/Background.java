package io.pgadapt.protocol.transport;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What the other end of a connection does meanwhile, in a thread of its own. */
public final class Background<T> implements AutoCloseable {
    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> work) {
        task = new FutureTask<>(work);
        thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
    }

    /** Work without a result. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /** Starts work that has a result. */
    public static <T> Background<T> call(Callable<T> work) {
        return new Background<>(work);
    }

    /** Starts work that has none. */
    @SuppressWarnings("NullAway") // a Void is always null
    public static Background<Void> run(Work work) {
        return new Background<>(() -> {
            work.run();
            return null;
        });
    }

    /** Interrupts it. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Waits for it and returns its result, or throws what it threw. */
    public T join() throws Exception {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        task.cancel(true);
    }
}
