package io.pgadapt.internal.jfr;

import io.pgadapt.observe.ConnectStart;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.NotificationArrival;
import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.ReplicationStart;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.observe.TransactionEnd;
import jdk.jfr.EventType;
import org.jspecify.annotations.Nullable;

/** Makes an event of each thing, while a recording wants it. Values and payloads are in none. */
public final class FlightRecorderObserver implements Observer {
    private static final EventType STATEMENT = EventType.getEventType(StatementEvent.class);
    private static final EventType COPY = EventType.getEventType(CopyEvent.class);
    private static final EventType REPLICATION = EventType.getEventType(ReplicationEvent.class);
    private static final EventType TRANSACTION = EventType.getEventType(TransactionEvent.class);
    private static final EventType NOTIFICATION = EventType.getEventType(NotificationEvent.class);

    /** Returns whether anybody records what sessions do. */
    public boolean isRecording() {
        return STATEMENT.isEnabled()
                || COPY.isEnabled()
                || REPLICATION.isEnabled()
                || TRANSACTION.isEnabled()
                || NOTIFICATION.isEnabled();
    }

    @Override
    public Observation connecting(ConnectStart start) {
        ConnectEvent event = new ConnectEvent();
        event.begin();
        return outcome -> {
            event.end();
            if (event.shouldCommit()) {
                event.hosts = start.hosts();
                event.database = start.database();
                event.user = start.user();
                event.error = error(outcome);
                event.commit();
            }
        };
    }

    @Override
    public Observation running(StatementStart start) {
        StatementEvent event = new StatementEvent();
        event.begin();
        return outcome -> {
            event.end();
            if (event.shouldCommit()) {
                event.sql = start.sql();
                event.parameterTypes = String.join(", ", start.parameterTypes());
                event.rows = outcome.rows();
                event.database = start.database();
                event.backendPid = start.backendPid();
                event.error = error(outcome);
                event.commit();
            }
        };
    }

    @Override
    public Observation copying(CopyStart start) {
        CopyEvent event = new CopyEvent();
        event.begin();
        return outcome -> {
            event.end();
            if (event.shouldCommit()) {
                event.sql = start.sql();
                event.direction = start.direction().name();
                event.rows = outcome.rows();
                event.bytes = outcome.bytes();
                event.database = start.database();
                event.backendPid = start.backendPid();
                event.error = error(outcome);
                event.commit();
            }
        };
    }

    @Override
    public Observation replicating(ReplicationStart start) {
        ReplicationEvent event = new ReplicationEvent();
        event.begin();
        return outcome -> {
            event.end();
            if (event.shouldCommit()) {
                event.command = start.command();
                event.messages = outcome.messages();
                event.bytes = outcome.bytes();
                event.end = outcome.end().name();
                event.database = start.database();
                event.backendPid = start.backendPid();
                event.error = error(outcome);
                event.commit();
            }
        };
    }

    @Override
    public Observation ending(TransactionEnd end) {
        TransactionEvent event = new TransactionEvent();
        event.begin();
        return outcome -> {
            event.end();
            if (event.shouldCommit()) {
                event.action = end.action().name();
                event.database = end.database();
                event.backendPid = end.backendPid();
                event.error = error(outcome);
                event.commit();
            }
        };
    }

    @Override
    public void notified(NotificationArrival arrival) {
        NotificationEvent event = new NotificationEvent();
        if (event.shouldCommit()) {
            event.channel = arrival.channel();
            event.senderPid = arrival.senderPid();
            event.commit();
        }
    }

    private static @Nullable String error(Outcome outcome) {
        return outcome.error() == null ? null : outcome.error().getClass().getName();
    }
}
