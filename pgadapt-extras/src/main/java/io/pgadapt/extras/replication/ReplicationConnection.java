package io.pgadapt.extras.replication;

import io.pgadapt.Connection;
import io.pgadapt.ConnectionInfo;
import io.pgadapt.Cursor;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.row.Row;
import io.pgadapt.types.value.Lsn;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session that takes replication commands instead of serving an application; outside of transactions.
 *
 * <p>Thread-safe: commands run one after the other. While a {@link ReplicationStream} is open, nothing else runs. Every
 * method throws {@link io.pgadapt.errors.DatabaseError} when the server refuses a command, after which the connection can be
 * used again, and {@link io.pgadapt.errors.OperationalError} when the connection is lost.
 */
public abstract sealed class ReplicationConnection implements AutoCloseable
        permits LogicalReplicationConnection, PhysicalReplicationConnection {
    private static final int VERSION_15 = 150_000;

    private final Connection connection;
    private volatile @Nullable ReplicationStream last;

    ReplicationConnection(Connection connection) {
        this.connection = connection;
    }

    /** Asks the server who it is and where its log stands. */
    public SystemIdentity identifySystem() {
        return SystemIdentity.of(row(execute("IDENTIFY_SYSTEM")));
    }

    /**
     * Drops a slot.
     *
     * @throws io.pgadapt.errors.sqlstate.UndefinedObject when there is none of that name
     * @throws io.pgadapt.errors.sqlstate.ObjectInUse when somebody uses it
     */
    public void dropSlot(String name) {
        execute("DROP_REPLICATION_SLOT " + ReplicationSyntax.identifier(name));
    }

    /** Drops a slot as soon as nobody uses it any more. */
    public void awaitAndDropSlot(String name) {
        execute("DROP_REPLICATION_SLOT " + ReplicationSyntax.identifier(name) + " WAIT");
    }

    /**
     * Returns where a physical slot stands; null when there is none of that name.
     *
     * @throws NotSupportedError by servers before PostgreSQL 15
     * @throws io.pgadapt.errors.DatabaseError when the slot is logical
     */
    public @Nullable SlotPosition readSlot(String name) {
        requireVersion(VERSION_15, "READ_REPLICATION_SLOT");
        return SlotPosition.of(row(execute("READ_REPLICATION_SLOT " + ReplicationSyntax.identifier(name))));
    }

    /**
     * Returns the history of a timeline.
     *
     * @throws io.pgadapt.errors.DatabaseError when the server has no file for it; the first timeline has none
     */
    public TimelineHistory timelineHistory(int timeline) {
        return TimelineHistory.of(row(execute("TIMELINE_HISTORY " + Integer.toUnsignedString(timeline))));
    }

    /** Returns the value of one of the server's settings, as {@code SHOW} gives it. */
    public String show(String setting) {
        Row row = row(execute("SHOW " + ReplicationSyntax.identifier(setting)));
        return Objects.requireNonNull(row.getString(0));
    }

    /**
     * Runs a command that does not stream, and, on a logical connection, SQL.
     *
     * @see <a href="https://www.postgresql.org/docs/18/protocol-replication.html">PostgreSQL manual: Streaming Replication
     *     Protocol</a>
     */
    public Cursor<Row> execute(String command) {
        return connection.execute(command);
    }

    /**
     * Starts a stream by a command of the caller's own: psycopg2's {@code start_replication_expert}.
     *
     * @param statusInterval how long the server may be left without feedback
     * @throws IllegalArgumentException when the interval is not positive
     * @throws io.pgadapt.errors.ProgrammingError when the command starts no stream, or, on a logical connection, when a
     *     stream was closed before: its server would end all further ones at once
     */
    public ReplicationStream startReplication(String command, Duration statusInterval) {
        StatusInterval.requirePositive(statusInterval);
        requireCanStart(last);
        StatusInterval interval = StatusInterval.of(statusInterval, show("wal_sender_timeout"));
        ReplicationStream stream = new ReplicationStream(connection.copyBoth(command), interval);
        last = stream;
        return stream;
    }

    /** Fails when the session cannot stream any more after the last stream, which is null when there was none. */
    abstract void requireCanStart(@Nullable ReplicationStream previous);

    /** Returns what is known of the session and of the server. */
    public ConnectionInfo info() {
        return connection.info();
    }

    /** Stops a command that runs, from any thread; a stream is left by closing it. */
    public void cancel() {
        connection.cancel();
    }

    /** Returns whether the connection was closed, or lost. */
    public boolean isClosed() {
        return connection.isClosed();
    }

    /** Ends the session, and the stream that may be open without waiting for its end. */
    @Override
    public void close() {
        connection.close();
    }

    /** Returns the class and where it leads to; the password is masked. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + info().dsn() + (isClosed() ? ", closed]" : "]");
    }

    Connection connection() {
        return connection;
    }

    /** Returns whether options are written in parentheses. */
    boolean hasOptionLists() {
        return info().serverVersion() >= VERSION_15;
    }

    void requireVersion(int version, String what) {
        if (info().serverVersion() < version) {
            throw new NotSupportedError(ErrorReport.of(what + " needs PostgreSQL " + version / 10_000
                            + "; this server has " + info().serverVersion() / 10_000)
                    .beforeWriting());
        }
    }

    static Row row(Cursor<Row> result) {
        return Objects.requireNonNull(result.fetchOne(), "the server promises one row");
    }

    static Lsn lsn(Row row, String column) {
        String text = row.getString(column);
        return text == null ? Lsn.ZERO : Lsn.parse(text);
    }
}
