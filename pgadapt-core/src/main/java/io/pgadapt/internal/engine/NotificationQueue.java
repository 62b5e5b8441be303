package io.pgadapt.internal.engine;

import io.pgadapt.Notification;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.message.NotificationResponse;
import io.pgadapt.protocol.transport.Deadline;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notifications that nobody has taken yet. Thread-safe.
 *
 * <p>Of the threads that wait for one, the first listens to the server; the others wait for what it brings in, and one of
 * them goes on when it has got its own.
 */
final class NotificationQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Notification> queue = new ArrayDeque<>();
    private boolean listening;
    private final Consumer<? super Notification> watch;
    private volatile @Nullable Consumer<? super Notification> handler;
    private volatile @Nullable Thread handling;

    /** Creates a queue; the watch learns of each notification first. */
    NotificationQueue(Consumer<? super Notification> watch) {
        this.watch = watch;
    }

    /** Something that waits for the server until there is enough, or time is up. */
    @FunctionalInterface
    interface Listening {
        void until(BooleanSupplier enough, Deadline deadline) throws InterruptedException;
    }

    /** Has notifications handed over from now on, or, when null, kept. */
    void onNotification(@Nullable Consumer<? super Notification> newHandler) {
        handler = newHandler;
    }

    @Nullable
    Consumer<? super Notification> handler() {
        return handler;
    }

    /** Forgets what nobody has taken. */
    void clear() {
        lock.lock();
        try {
            queue.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what has arrived. */
    void add(NotificationResponse response) {
        Notification notification = new Notification(response.channel(), response.payload(), response.processId());
        watch.accept(notification);
        Consumer<? super Notification> known = handler;
        if (known != null) {
            hand(notification, known);
            return;
        }
        lock.lock();
        try {
            queue.add(notification);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void hand(Notification notification, Consumer<? super Notification> known) {
        Thread outer = handling; // the handler may run a statement, with which the next one arrives
        handling = Thread.currentThread();
        try {
            known.accept(notification);
        } finally {
            handling = outer;
        }
    }

    /**
     * Takes the next one out; null when none arrives in time.
     *
     * @throws ProgrammingError when the handler of notifications is to wait for one, which it would never see
     */
    @Nullable
    Notification next(Deadline deadline, Listening server) throws InterruptedException {
        if (handling == Thread.currentThread() && !deadline.isExpired()) {
            throw new ProgrammingError(ErrorReport.of("a handler of notifications cannot wait for the next one;"
                            + " it will be handed over when the handler has returned")
                    .beforeWriting());
        }
        lock.lockInterruptibly();
        try {
            boolean timeIsUp = false;
            Notification next = queue.poll();
            while (next == null && !timeIsUp) {
                timeIsUp = deadline.isExpired();
                if (!listening) {
                    listen(deadline, server);
                } else if (!timeIsUp) {
                    changed.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
                }
                next = queue.poll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock, which is free meanwhile. */
    private void listen(Deadline deadline, Listening server) throws InterruptedException {
        listening = true;
        lock.unlock();
        try {
            server.until(this::hasAny, deadline);
        } finally {
            lock.lock();
            listening = false;
            // another one listens on, or takes what is left
            changed.signal();
        }
    }

    private boolean hasAny() {
        lock.lock();
        try {
            return !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
