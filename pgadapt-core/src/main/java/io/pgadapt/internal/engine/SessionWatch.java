package io.pgadapt.internal.engine;

import io.pgadapt.Notification;
import io.pgadapt.Typed;
import io.pgadapt.errors.PgException;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.observe.CopyStart;
import io.pgadapt.observe.NotificationArrival;
import io.pgadapt.observe.ReplicationStart;
import io.pgadapt.observe.StatementStart;
import io.pgadapt.observe.TransactionEnd;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a session tells those who watch it; costs nothing while nobody does. */
final class SessionWatch {
    private static final String UNKNOWN = "unknown";

    private final Observers observers;
    private final String database;
    private final int backendPid;
    private final Unfinished unfinished = new Unfinished();

    SessionWatch(Observers observers, SessionOptions.Identity identity) {
        this.observers = observers;
        this.database = identity.database();
        this.backendPid = identity.backendPid();
    }

    /** Tells of a statement that is about to be sent; null when nobody wants to know. */
    Observers.@Nullable Watch running(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry) {
        return observers.areAbsent()
                ? null
                : observers.running(
                        new StatementStart(sql.userText(), types(values, registry), database, backendPid),
                        Collections.unmodifiableList(Arrays.asList(values)));
    }

    /** As {@link #running}, of a statement that may end later than the call that sends it. */
    Observers.@Nullable Watch beginning(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry) {
        return unfinished(running(sql, values, registry));
    }

    /** Tells of a COPY that is about to be sent; null when nobody wants to know. */
    Observers.@Nullable Watch copying(ParsedSql sql, CopyStart.Direction direction) {
        return observers.areAbsent()
                ? null
                : unfinished(observers.copying(new CopyStart(sql.userText(), direction, database, backendPid)));
    }

    /** Tells of a replication stream that is about to be asked for; null when nobody wants to know. */
    Observers.@Nullable Watch replicating(ParsedSql command) {
        return observers.areAbsent()
                ? null
                : unfinished(observers.replicating(new ReplicationStart(command.userText(), database, backendPid)));
    }

    private Observers.@Nullable Watch unfinished(Observers.@Nullable Watch watch) {
        if (watch != null) {
            unfinished.add(watch);
        }
        return watch;
    }

    /**
     * Tells that what goes on has ended with the session, or with somebody's time with it.
     *
     * @param reason why; null when this side has ended it
     */
    void sessionEnded(@Nullable PgException reason) {
        unfinished.end(reason);
    }

    /** Tells of a transaction that is about to be ended; null when nobody wants to know. */
    Observers.@Nullable Watch ending(TransactionEnd.Action action) {
        return observers.areAbsent() ? null : observers.ending(new TransactionEnd(action, database, backendPid));
    }

    /** Tells that a notification has arrived. */
    void notified(Notification notification) {
        if (!observers.areAbsent()) {
            observers.notified(
                    new NotificationArrival(notification.channel(), notification.backendPid(), database, backendPid));
        }
    }

    /** Does something, and tells how it ended. */
    static <T> T watching(Observers.@Nullable Watch watch, Supplier<T> action, ToLongFunction<T> rows) {
        if (watch == null) {
            return action.get();
        }
        T result;
        try {
            result = action.get();
        } catch (RuntimeException | Error e) {
            watch.failed(e);
            throw e;
        }
        watch.succeeded(rows.applyAsLong(result));
        return result;
    }

    private static List<String> types(@Nullable Object[] values, CodecRegistry registry) {
        return Arrays.stream(values).map(value -> type(value, registry)).toList();
    }

    private static String type(@Nullable Object value, CodecRegistry registry) {
        if (value instanceof Typed typed) {
            return typed.type();
        }
        PgType type = value == null ? null : SessionTypes.builtin(registry.hint(value));
        return type == null ? UNKNOWN : type.name();
    }
}
