package io.pgadapt.extras.replication;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import org.jspecify.annotations.Nullable;

/**
 * A connection for physical replication, which is of the whole server and runs no SQL: psycopg2's
 * {@code PhysicalReplicationConnection}.
 */
public final class PhysicalReplicationConnection extends ReplicationConnection {

    private PhysicalReplicationConnection(Connection connection) {
        super(connection);
    }

    /**
     * Connects. In password files the database is called {@code replication}.
     *
     * @param pgadapt which server, and as whom
     * @throws io.pgadapt.errors.OperationalError when no server could be reached, or none would have us; the role needs the
     *     attribute {@code REPLICATION}, and access to {@code replication} by {@code pg_hba.conf}
     */
    public static PhysicalReplicationConnection open(Pgadapt pgadapt) {
        return new PhysicalReplicationConnection(pgadapt.newBuilder()
                .set("replication", "true")
                .set("dbname", "replication")
                .build()
                .connect());
    }

    /** Connects with a connection string; otherwise as {@link #open(Pgadapt)}. */
    public static PhysicalReplicationConnection open(String dsn) {
        return open(Pgadapt.builder(dsn).build());
    }

    /**
     * Creates a slot.
     *
     * @throws io.pgadapt.errors.sqlstate.DuplicateObject when there is one of that name
     */
    public CreatedSlot createSlot(PhysicalSlot slot) {
        return CreatedSlot.of(row(execute(slot.command(hasOptionLists()))));
    }

    /**
     * Starts to stream.
     *
     * @throws io.pgadapt.errors.sqlstate.UndefinedObject when there is no such slot
     * @throws io.pgadapt.errors.DatabaseError when the server has no log from there on
     */
    public ReplicationStream startReplication(PhysicalStart start) {
        return startReplication(start.command(), start.statusInterval());
    }

    /** Physical streams follow each other, from timeline to timeline. */
    @Override
    void requireCanStart(@Nullable ReplicationStream previous) {}
}
