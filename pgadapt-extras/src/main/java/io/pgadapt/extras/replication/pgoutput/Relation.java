package io.pgadapt.extras.replication.pgoutput;

import java.util.List;

/**
 * A table, as it is from here on in the stream. Sent before the first change that concerns it, and again when it has changed.
 *
 * @param xid the streamed transaction that sees the table so; 0 outside of one
 * @param oid the table's OID, an unsigned number
 * @param schema the schema
 * @param name the name
 * @param replicaIdentity what is known of old rows
 * @param columns the columns that are published, in order
 */
public record Relation(
        int xid, int oid, String schema, String name, ReplicaIdentity replicaIdentity, List<RelationColumn> columns)
        implements PgOutputMessage {
    /** Copies the list. */
    public Relation {
        columns = List.copyOf(columns);
    }

    /** Returns the name with the schema before it. */
    public String qualifiedName() {
        return schema + "." + name;
    }
}
