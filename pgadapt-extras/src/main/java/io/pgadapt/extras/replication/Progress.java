package io.pgadapt.extras.replication;

import io.pgadapt.replication.Keepalive;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.replication.StandbyStatus;
import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has come, and what the server has been told of it. Positions only move forward. Thread-safe.
 *
 * <p>On a database where nothing happens that concerns the slot, nothing would be confirmed, and the server would keep its
 * log for ever. So a keepalive moves the flushed position to the end of the log, as long as the last message that was
 * delivered has been confirmed: then there is nothing between the two that could be lost.
 */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final long intervalNanos;
    private Lsn written = Lsn.ZERO;
    private Lsn flushed = Lsn.ZERO;
    private Lsn applied = Lsn.ZERO;
    private Lsn confirmed = Lsn.ZERO;
    private Lsn lastDelivered = Lsn.ZERO;
    private Lsn walEnd = Lsn.ZERO;
    private @Nullable Instant ioTimestamp;
    private @Nullable Instant feedbackTimestamp;
    private long lastFeedback = System.nanoTime();

    Progress(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    /** Takes note of a message that is about to be delivered. */
    void delivered(ReplicationMessage message) {
        locked(() -> {
            ioTimestamp = Instant.now();
            walEnd = later(walEnd, message.walEnd());
            lastDelivered = message.dataStart();
            return this;
        });
    }

    /** Takes note of a sign of life. */
    void alive(Keepalive keepalive) {
        locked(() -> {
            ioTimestamp = Instant.now();
            walEnd = later(walEnd, keepalive.walEnd());
            if (confirmed.compareTo(lastDelivered) >= 0 && keepalive.walEnd().compareTo(confirmed) > 0) {
                flushed = later(flushed, keepalive.walEnd());
                applied = later(applied, flushed);
                written = later(written, flushed);
            }
            return this;
        });
    }

    /** Takes note of how far the caller has come. */
    void confirmed(Lsn newlyWritten, Lsn newlyFlushed, Lsn newlyApplied) {
        locked(() -> {
            written = later(written, newlyWritten);
            flushed = later(flushed, newlyFlushed);
            confirmed = later(confirmed, newlyFlushed);
            applied = later(applied, newlyApplied);
            return this;
        });
    }

    /** Returns what to tell the server now; whoever asks must send it. */
    StandbyStatus toSend() {
        return locked(() -> status(false));
    }

    /** Returns what to tell the server now, to ask it for an answer; whoever asks must send it. */
    StandbyStatus toAsk() {
        return locked(() -> status(true));
    }

    /** Returns what to tell the server if it has heard nothing for an interval, else null; whoever gets it must send it. */
    @Nullable
    StandbyStatus toSendIfDue() {
        lock.lock();
        try {
            return nanosUntilDue() > 0 ? null : status(false);
        } finally {
            lock.unlock();
        }
    }

    private StandbyStatus status(boolean asking) {
        lastFeedback = System.nanoTime();
        feedbackTimestamp = Instant.now();
        return new StandbyStatus(written, flushed, applied, asking);
    }

    /** Returns how long the server can still be left without feedback; zero when it is time. */
    Duration untilDue() {
        return locked(() -> Duration.ofNanos(Math.max(0, nanosUntilDue())));
    }

    private long nanosUntilDue() {
        return intervalNanos - (System.nanoTime() - lastFeedback);
    }

    Lsn written() {
        return locked(() -> written);
    }

    Lsn flushed() {
        return locked(() -> flushed);
    }

    Lsn applied() {
        return locked(() -> applied);
    }

    Lsn walEnd() {
        return locked(() -> walEnd);
    }

    @Nullable
    Instant ioTimestamp() {
        lock.lock();
        try {
            return ioTimestamp;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Instant feedbackTimestamp() {
        lock.lock();
        try {
            return feedbackTimestamp;
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static Lsn later(Lsn a, Lsn b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
