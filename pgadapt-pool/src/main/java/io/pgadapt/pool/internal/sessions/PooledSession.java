package io.pgadapt.pool.internal.sessions;

import io.pgadapt.ReusableSession;
import io.pgadapt.pool.Holder;
import io.pgadapt.pool.internal.resource.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A session in a pool, and what is known of who uses it. */
public final class PooledSession {
    /** How long it is taken for alive once that was looked at, in nanoseconds: no look can tell what happens right after it. */
    private static final long LOOK_INTERVAL = 1_000_000;

    private final ReusableSession session;
    private volatile @Nullable Throwable trace;
    private volatile boolean reported;
    private boolean looked;
    private long lookedAt;
    private int refusals;

    /** How many sessions had been lost when there was the last sign of life. */
    private volatile int provenAfter;

    PooledSession(ReusableSession session, int losses) {
        this.session = session;
        this.provenAfter = losses;
    }

    boolean isProvenAfter(int losses) {
        return provenAfter == losses;
    }

    /** Takes note of a sign of life; returns true. */
    boolean provenAfter(int losses) {
        provenAfter = losses;
        return true;
    }

    /** Returns whether it was last looked at a while ago, and takes note that it is now; for its owner. */
    boolean isToBeLookedAt(long now) {
        if (looked && now - lookedAt < LOOK_INTERVAL) {
            return false;
        }
        looked = true;
        lookedAt = now;
        return true;
    }

    /** Takes note that a hook has refused it, as so many one after the other; for its owner. */
    void refused(int inARow) {
        refusals = inARow;
    }

    /** Returns how many a hook has refused one after the other, this being the last one; 0 when none has refused it. For its owner. */
    int refusals() {
        return refusals;
    }

    /** Returns the session. */
    public ReusableSession session() {
        return session;
    }

    /** Takes note that somebody uses it, from where if that is known. */
    public void lentFrom(@Nullable Throwable newTrace) {
        trace = newTrace;
        reported = false;
    }

    /** Returns who uses it, at the given time of the pool; null when nobody does any more. */
    public static @Nullable Holder holder(Lease<PooledSession> lease, long now) {
        Thread thread = lease.holder();
        PooledSession it = lease.resource();
        return thread == null
                ? null
                : new Holder(thread.getName(), Duration.ofNanos(now - lease.since()), it.session.statement(), it.trace);
    }

    /** Returns true once for each time it is lent. */
    boolean isToBeReported() {
        boolean first = !reported;
        reported = true;
        return first;
    }
}
