package io.pgadapt.extras.observe;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.pgadapt.errors.PgException;
import io.pgadapt.observe.ConnectStart;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.NotificationArrival;
import io.pgadapt.observe.Observation;
import io.pgadapt.observe.Observer;
import io.pgadapt.observe.Outcome;
import io.pgadapt.observe.ReplicationStart;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.observe.TransactionEnd;

/**
 * Meters what connections do with Micrometer; {@code micrometer-core} must be on the path.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th></tr>
 * <tr><td>{@code pgadapt.connect}</td><td>timer</td><td>database, outcome</td></tr>
 * <tr><td>{@code pgadapt.statement}</td><td>timer</td><td>database, operation, outcome</td></tr>
 * <tr><td>{@code pgadapt.statement.rows}</td><td>summary</td><td>database, operation</td></tr>
 * <tr><td>{@code pgadapt.copy}</td><td>timer</td><td>database, direction, outcome</td></tr>
 * <tr><td>{@code pgadapt.copy.rows}</td><td>summary</td><td>database, direction</td></tr>
 * <tr><td>{@code pgadapt.copy.bytes}</td><td>summary</td><td>database, direction</td></tr>
 * <tr><td>{@code pgadapt.replication.active}</td><td>long task timer</td><td>database</td></tr>
 * <tr><td>{@code pgadapt.replication}</td><td>timer</td><td>database, end, outcome</td></tr>
 * <tr><td>{@code pgadapt.replication.messages}</td><td>summary</td><td>database</td></tr>
 * <tr><td>{@code pgadapt.replication.bytes}</td><td>summary</td><td>database</td></tr>
 * <tr><td>{@code pgadapt.transaction}</td><td>timer</td><td>database, action, outcome</td></tr>
 * <tr><td>{@code pgadapt.notifications}</td><td>counter</td><td>database</td></tr>
 * </table>
 *
 * <p>The operation is the statement's first word, and the outcome {@code success} or the SQLSTATE (or, without one, the
 * class) of the error: there are few of each, as meters want it. A replication stream is active until it ends: {@code left} by us,
 * {@code completed} by the server, or {@code failed}. Thread-safe.
 */
public final class MicrometerObserver implements Observer {
    private final MeterRegistry registry;

    /** Creates an observer whose meters are in a registry. */
    public MicrometerObserver(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Observation connecting(ConnectStart start) {
        return timing("pgadapt.connect", Tags.of("database", start.database()));
    }

    @Override
    public Observation running(StatementStart start) {
        Tags tags = Tags.of("database", start.database(), "operation", Operation.of(start.sql()));
        Observation timing = timing("pgadapt.statement", tags);
        return outcome -> {
            timing.ended(outcome);
            summarise("pgadapt.statement.rows", tags, outcome.rows());
        };
    }

    @Override
    public Observation copying(CopyStart start) {
        String direction = Operation.lowerCase(start.direction().name());
        Tags tags = Tags.of("database", start.database(), "direction", direction);
        Observation timing = timing("pgadapt.copy", tags);
        return outcome -> {
            timing.ended(outcome);
            summarise("pgadapt.copy.rows", tags, outcome.rows());
            summarise("pgadapt.copy.bytes", tags, outcome.bytes());
        };
    }

    @Override
    public Observation replicating(ReplicationStart start) {
        Tags tags = Tags.of("database", start.database());
        LongTaskTimer.Sample active = LongTaskTimer.builder("pgadapt.replication.active")
                .tags(tags)
                .register(registry)
                .start();
        return outcome -> {
            active.stop();
            Tag end = Tag.of("end", Operation.lowerCase(outcome.end().name()));
            timing("pgadapt.replication", tags.and(end)).ended(outcome);
            summarise("pgadapt.replication.messages", tags, outcome.messages());
            summarise("pgadapt.replication.bytes", tags, outcome.bytes());
        };
    }

    @Override
    public Observation ending(TransactionEnd end) {
        return timing(
                "pgadapt.transaction",
                Tags.of(
                        "database",
                        end.database(),
                        "action",
                        Operation.lowerCase(end.action().name())));
    }

    @Override
    public void notified(NotificationArrival arrival) {
        registry.counter("pgadapt.notifications", "database", arrival.database())
                .increment();
    }

    private Observation timing(String name, Tags tags) {
        return outcome -> Timer.builder(name)
                .tags(tags.and(Tag.of("outcome", result(outcome))))
                .register(registry)
                .record(outcome.duration());
    }

    private void summarise(String name, Tags tags, long count) {
        if (count >= 0) {
            registry.summary(name, tags).record((double) count);
        }
    }

    private static String result(Outcome outcome) {
        Throwable error = outcome.error();
        if (error == null) {
            return "success";
        }
        String sqlState = error instanceof PgException e ? e.sqlState() : null;
        return sqlState == null ? error.getClass().getSimpleName() : sqlState;
    }
}
