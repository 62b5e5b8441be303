package io.pgadapt.pool.internal.sessions;

import org.jspecify.annotations.Nullable;

/** What one of the hooks has against connections, until one passes. Thread-safe. */
final class Objections {
    private final String what;
    private volatile @Nullable Objection latest;

    /** Begins with none. */
    Objections(String what) {
        this.what = what;
    }

    /** Takes note of a connection that was refused. */
    synchronized Objection add(Throwable failure) {
        Objection before = latest;
        Objection added = new Objection(what, before == null ? 1 : before.count() + 1, failure);
        latest = added;
        return added;
    }

    /** Takes note of a connection that has passed. */
    void settle() {
        if (latest != null) {
            latest = null;
        }
    }

    /** Returns the last one; null when a connection has passed since. */
    @Nullable
    Objection latest() {
        return latest;
    }
}
