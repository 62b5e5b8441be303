package io.pgadapt.tests.replication;

import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.ReplicationStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what an observer is told of replication streams, from any thread. */
final class StreamRecorder implements Observer {
    private final List<String> told = new ArrayList<>();
    private @Nullable ReplicationStart lastStart;
    private @Nullable Duration lastDuration;

    @Override
    public synchronized Observation replicating(ReplicationStart start) {
        lastStart = start;
        told.add(start.command());
        return this::ended;
    }

    private synchronized void ended(Outcome outcome) {
        lastDuration = outcome.duration();
        String error =
                outcome.error() == null ? "" : " " + outcome.error().getClass().getSimpleName();
        told.add(outcome.end() + error + ": " + outcome.messages() + " messages, " + outcome.bytes() + " bytes, "
                + outcome.rows() + " rows");
    }

    /** Returns what was told since this was asked last. */
    synchronized List<String> told() {
        List<String> since = List.copyOf(told);
        told.clear();
        return since;
    }

    synchronized @Nullable ReplicationStart lastStart() {
        return lastStart;
    }

    synchronized @Nullable Duration lastDuration() {
        return lastDuration;
    }
}
