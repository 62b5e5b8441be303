package io.pgadapt.pool.internal.resource;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Background work done by a few daemon threads, which come when there is something to do and go when there is not. */
public final class Threads implements Tasks {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.pool");
    private static final long END_GRACE_SECONDS = 2;

    private final ThreadFactory factory;
    private final ScheduledThreadPoolExecutor executor;

    /** Creates so many threads at most, whose names begin as given. */
    public Threads(int count, String name) {
        AtomicInteger number = new AtomicInteger();
        factory = work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        executor = new ScheduledThreadPoolExecutor(count, factory);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    /** What comes after the end has a thread of its own. */
    @Override
    public void run(Task task) {
        try {
            executor.execute(() -> logged(task));
        } catch (RejectedExecutionException e) {
            factory.newThread(() -> logged(task)).start();
        }
    }

    @Override
    public void run(Task task, long delay) {
        try {
            var unused = executor.schedule(() -> logged(task), delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is not done any more: the pool is closed", task.name());
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        boolean ended = false;
        try {
            ended = executor.awaitTermination(END_GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) {
                executor.shutdownNow();
            }
        }
    }

    private static void logged(Task task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} failed", task.name(), e);
        }
    }
}
