package io.pgadapt;

import io.pgadapt.internal.engine.Session;
import io.pgadapt.protocol.transport.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Notifications of a session. */
final class DefaultNotifications implements Notifications {
    private final Session session;

    DefaultNotifications(Session session) {
        this.session = session;
    }

    @Override
    public @Nullable Notification poll() {
        return poll(Duration.ZERO);
    }

    @Override
    public @Nullable Notification poll(Duration timeout) {
        return session.nextNotification(Deadline.after(timeout));
    }

    @Override
    public List<Notification> drain() {
        List<Notification> taken = new ArrayList<>();
        for (Notification next = poll(); next != null; next = poll()) {
            taken.add(next);
        }
        return List.copyOf(taken);
    }

    @Override
    public Iterator<Notification> iterator() {
        return new Arrivals(Deadline.none());
    }

    @Override
    public Iterable<Notification> within(Duration time) {
        return () -> new Arrivals(Deadline.after(time));
    }

    /** Each notification as it arrives. */
    private final class Arrivals implements Iterator<Notification> {
        private final Deadline deadline;
        private @Nullable Notification next;

        Arrivals(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = session.nextNotification(deadline);
            }
            return next != null;
        }

        @Override
        public Notification next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("no notification has arrived in time");
            }
            Notification taken = next;
            next = null;
            return taken;
        }
    }
}
