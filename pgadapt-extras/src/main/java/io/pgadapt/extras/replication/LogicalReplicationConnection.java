package io.pgadapt.extras.replication;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.Replication;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import org.jspecify.annotations.Nullable;

/**
 * A connection for logical replication, which is always of one database: psycopg2's {@code LogicalReplicationConnection}. It
 * runs SQL, too, though without parameters of the server's.
 */
public final class LogicalReplicationConnection extends ReplicationConnection {
    private static final int VERSION_17 = 170_000;

    private final Pgadapt origin;

    private LogicalReplicationConnection(Connection connection, Pgadapt origin) {
        super(connection);
        this.origin = origin;
    }

    /**
     * Connects.
     *
     * @param pgadapt which database, as whom, and with which codecs
     * @throws io.pgadapt.errors.OperationalError when no server could be reached, or none would have us; the role needs the
     *     attribute {@code REPLICATION}
     */
    public static LogicalReplicationConnection open(Pgadapt pgadapt) {
        Connection connection = pgadapt.newBuilder()
                .set("replication", "database")
                .set("client_encoding", "UTF8")
                .build()
                .connect();
        boolean isOrdinary = pgadapt.settings().replication() == Replication.OFF;
        return new LogicalReplicationConnection(
                connection,
                isOrdinary
                        ? pgadapt
                        : pgadapt.newBuilder().set("replication", "off").build());
    }

    /** Connects with a connection string; otherwise as {@link #open(Pgadapt)}. */
    public static LogicalReplicationConnection open(String dsn) {
        return open(Pgadapt.builder(dsn).build());
    }

    /**
     * Creates a slot: from now on the server keeps the log until somebody has consumed and confirmed it, or drops the slot.
     *
     * @throws io.pgadapt.errors.sqlstate.DuplicateObject when there is one of that name
     */
    public CreatedSlot createSlot(LogicalSlot slot) {
        if (slot.isFailover()) {
            requireVersion(VERSION_17, "a slot that survives failover");
        }
        return CreatedSlot.of(row(execute(slot.command(hasOptionLists()))));
    }

    /**
     * Changes a slot.
     *
     * @throws io.pgadapt.errors.NotSupportedError by servers before PostgreSQL 17
     */
    public void alterSlot(String name, SlotChange change) {
        requireVersion(VERSION_17, "ALTER_REPLICATION_SLOT");
        execute(change.command(name));
    }

    /**
     * Starts to stream. When the stream is closed, the session can run commands, but the server does not stream in it any
     * more; for another stream open another connection. After an error, streams can be started again.
     *
     * @throws io.pgadapt.errors.sqlstate.UndefinedObject when there is no such slot
     * @throws io.pgadapt.errors.sqlstate.ObjectInUse when somebody uses the slot
     * @throws io.pgadapt.errors.DatabaseError when the plugin refuses an option
     */
    public ReplicationStream startReplication(LogicalStart start) {
        return startReplication(start.command(), start.statusInterval());
    }

    /** A walsender keeps in mind that a logical stream has ended, and ends the next one as soon as it begins. */
    @Override
    void requireCanStart(@Nullable ReplicationStream previous) {
        if (previous != null && previous.wasClosed()) {
            throw new ProgrammingError(
                    ErrorReport.of("a logical stream was closed on this connection, and its server would"
                                    + " end any further one at once; open another connection")
                            .beforeWriting());
        }
    }

    /** Returns what makes ordinary connections to the same database, with the same codecs. */
    public Pgadapt pgadapt() {
        return origin;
    }

    /** Returns the connection below, which makes rows of values. */
    public Connection session() {
        return connection();
    }
}
