package io.pgadapt.internal.engine;

import io.pgadapt.internal.jfr.FlightRecorderObserver;
import io.pgadapt.observe.ConnectStart;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.NotificationArrival;
import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.ReplicationStart;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.observe.TransactionEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All observers of connections, the Flight Recorder among them; none of them can disturb what it observes. Immutable. */
public final class Observers {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.observe");
    private static final FlightRecorderObserver RECORDER = new FlightRecorderObserver();

    private final List<Observer> users;

    private Observers(List<Observer> users) {
        this.users = users;
    }

    /** Returns the Flight Recorder alone. */
    public static Observers none() {
        return new Observers(List.of());
    }

    /** Returns these and one more. */
    public Observers and(Observer observer) {
        List<Observer> more = new ArrayList<>(users);
        more.add(observer);
        return new Observers(List.copyOf(more));
    }

    /** Returns whether nobody would learn anything. */
    boolean areAbsent() {
        return users.isEmpty() && !RECORDER.isRecording();
    }

    /** Tells that a connection is about to be made. */
    public Watch connecting(ConnectStart start) {
        return watch(observer -> observer.connecting(start));
    }

    /** Tells that a statement is about to be sent. */
    Watch running(StatementStart start, List<@Nullable Object> values) {
        return watch(observer -> observer.running(start, values));
    }

    /** Tells that a COPY is about to be sent. */
    Watch copying(CopyStart start) {
        return watch(observer -> observer.copying(start));
    }

    /** Tells that a replication stream is about to be asked for. */
    Watch replicating(ReplicationStart start) {
        return watch(observer -> observer.replicating(start));
    }

    /** Tells that a transaction is about to be ended. */
    Watch ending(TransactionEnd end) {
        return watch(observer -> observer.ending(end));
    }

    /** Tells that a notification has arrived. */
    void notified(NotificationArrival arrival) {
        tell(RECORDER, observer -> observer.notified(arrival));
        users.forEach(user -> tell(user, observer -> observer.notified(arrival)));
    }

    private Watch watch(Function<Observer, Observation> start) {
        List<Observation> observations = new ArrayList<>(users.size() + 1);
        tell(RECORDER, observer -> observations.add(start.apply(observer)));
        users.forEach(user -> tell(user, observer -> observations.add(start.apply(observer))));
        return new Watch(observations);
    }

    private static <T> void tell(T listener, Consumer<T> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException | Error e) {
            LOG.warn("an observer failed, which changes nothing but what it knows", e);
        }
    }

    /** Something that was seen to begin, and whose end is awaited; the first that is told is the one that counts. */
    public static final class Watch {
        private final long start = System.nanoTime();
        private final List<Observation> observations;
        private final AtomicBoolean over = new AtomicBoolean();
        private Runnable afterwards = () -> {};
        private long rows = -1;
        private long bytes = -1;
        private long messages = -1;

        private Watch(List<Observation> observations) {
            this.observations = observations;
        }

        /** Has something done when it has ended; before it is used by other threads. */
        void whenEnded(Runnable action) {
            afterwards = action;
        }

        /** It has returned so many rows so far. */
        void returned(long rowsSoFar) {
            rows = rowsSoFar;
        }

        /** It has moved so many bytes of data so far. */
        void moved(long bytesSoFar) {
            bytes = bytesSoFar;
        }

        /** It has brought so many messages with data so far. */
        void brought(long messagesSoFar) {
            messages = messagesSoFar;
        }

        /** It has succeeded, with so many rows; -1 where that does not apply. */
        public void succeeded(long rowsInAll) {
            ended(rowsInAll, Outcome.End.COMPLETED, null);
        }

        /** It was left before its end, after the rows that were returned so far. */
        void left() {
            ended(rows, Outcome.End.LEFT, null);
        }

        /** It has failed. */
        public void failed(Throwable error) {
            ended(-1, Outcome.End.FAILED, error);
        }

        private void ended(long rowsInAll, Outcome.End end, @Nullable Throwable error) {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            afterwards.run();
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            Outcome outcome = new Outcome(duration, rowsInAll, bytes, messages, end, error);
            observations.forEach(observation -> tell(observation, it -> it.ended(outcome)));
        }
    }
}
