package io.pgadapt.pool.internal.sessions;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What one of the hooks has against connections, until one passes. Thread-safe. */
final class Objections {
    private final String what;
    private final AtomicReference<@Nullable Objection> latest = new AtomicReference<>();

    /** Begins with none. */
    Objections(String what) {
        this.what = what;
    }

    /** Takes note of a connection that was refused. */
    Objection add(Throwable failure) {
        return Objects.requireNonNull(
                latest.updateAndGet(before -> new Objection(what, before == null ? 1 : before.count() + 1, failure)));
    }

    /** Takes note of a connection that has passed. */
    void settle() {
        if (latest.get() != null) {
            latest.set(null);
        }
    }

    /** Returns the last one; null when a connection has passed since. */
    @Nullable
    Objection latest() {
        return latest.get();
    }
}
