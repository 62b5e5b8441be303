package io.pgadapt.pool.internal.jfr;

import jdk.jfr.EventType;
import org.jspecify.annotations.Nullable;

/** Makes an event of each borrowing and each use of a connection, while a recording wants it, and otherwise nothing. */
public final class PoolEvents {
    private static final EventType BORROW = EventType.getEventType(BorrowEvent.class);
    private static final EventType LEASE = EventType.getEventType(LeaseEvent.class);

    private PoolEvents() {}

    /** Begins the event of a borrowing; null when nobody wants it. */
    public static @Nullable BorrowEvent beginBorrow() {
        if (!BORROW.isEnabled()) {
            return null;
        }
        BorrowEvent event = new BorrowEvent();
        event.begin();
        return event;
    }

    /**
     * Ends the event of a borrowing.
     *
     * @param error why there was no connection; null when there was one
     */
    public static void end(@Nullable BorrowEvent event, String pool, @Nullable Exception error) {
        if (event == null) {
            return;
        }
        event.end();
        if (event.shouldCommit()) {
            event.pool = pool;
            event.error = error == null ? null : error.getClass().getName();
            event.commit();
        }
    }

    /** Begins the event of a use; null when nobody wants it. */
    public static @Nullable LeaseEvent beginLease() {
        if (!LEASE.isEnabled()) {
            return null;
        }
        LeaseEvent event = new LeaseEvent();
        event.begin();
        return event;
    }

    /** Ends the event of a use, with whether others can use the connection, too. */
    public static void end(@Nullable LeaseEvent event, String pool, boolean reusable) {
        if (event == null) {
            return;
        }
        event.end();
        if (event.shouldCommit()) {
            event.pool = pool;
            event.reusable = reusable;
            event.commit();
        }
    }
}
