package io.pgadapt.types;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs on half of the usual stack: errors' traces are short there, and whatever nests too deeply is noticed. */
final class SmallStack {
    private static final int STACK_BYTES = 512 * 1024;

    private SmallStack() {}

    /** Runs the work on a thread of that name, and throws what it throws. */
    static void run(String name, Runnable work) throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(work, null);
        new Thread(null, task, name, STACK_BYTES).start();
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError(e.getCause());
        }
    }
}
