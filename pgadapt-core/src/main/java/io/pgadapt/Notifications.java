package io.pgadapt;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of a connection that have arrived and that nobody has taken yet, oldest first; each is taken once.
 *
 * <p>{@code LISTEN} subscribes to a channel until {@code UNLISTEN}, or the end of the session; as any statement it takes
 * effect with the transaction's commit. The server delivers between transactions, never within one. Whatever the
 * connection is used for brings in what has been delivered; nothing is lost meanwhile. What nobody takes is kept, so take
 * it, or leave it to a {@linkplain Connection#onNotification handler}.
 *
 * <p>Thread-safe. A thread that waits here lets others use the connection, and waits for the server itself: it costs
 * nothing. When it is interrupted, it finds nothing, and its interrupt flag stays set.
 *
 * <p>When the connection is lost or closed, and nothing is left to take, the methods throw
 * {@link io.pgadapt.errors.OperationalError} or {@link io.pgadapt.errors.InterfaceError}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-listen.html">PostgreSQL manual: LISTEN</a>
 */
public interface Notifications extends Iterable<Notification> {

    /** Takes the next one that has arrived; null when there is none. Does not wait. */
    @Nullable
    Notification poll();

    /** Takes the next one, and waits for it; null when none arrives in that time. */
    @Nullable
    Notification poll(Duration timeout);

    /** Takes all that have arrived; an unmodifiable list. Does not wait. */
    List<Notification> drain();

    /** Returns an iterator that takes them as they arrive, and waits for the next one as long as it takes. */
    @Override
    Iterator<Notification> iterator();

    /**
     * Returns what takes them as they arrive during a time, and then ends.
     *
     * @param time since {@link Iterable#iterator} is called
     */
    Iterable<Notification> within(Duration time);
}
