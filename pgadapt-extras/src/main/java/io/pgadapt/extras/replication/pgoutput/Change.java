package io.pgadapt.extras.replication.pgoutput;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transaction did. */
public sealed interface Change extends PgOutputMessage
        permits Change.Insert, Change.Update, Change.Delete, Change.Truncate, LogicalMessage {

    /** Returns the transaction, an unsigned number; where it is streamed, the subtransaction. */
    int xid();

    /**
     * A row was inserted.
     *
     * @param row the row
     */
    record Insert(int xid, Relation relation, Tuple row) implements Change {}

    /**
     * A row was updated.
     *
     * @param key what the columns of the replica identity were, and no others; null when they are as in the row, or the
     *     whole old row is there
     * @param old what the whole row was; null unless the replica identity is {@link ReplicaIdentity#FULL}
     * @param row what the row is now. Values that are kept outside of the row and were not changed are not sent; where the
     *     old row has them, they are taken from there, otherwise the row {@linkplain Tuple#isComplete is not complete}
     */
    record Update(
            int xid,
            Relation relation,
            @Nullable Tuple key,
            @Nullable Tuple old,
            Tuple row) implements Change {}

    /**
     * A row was deleted.
     *
     * @param key what the columns of the replica identity were, and no others; null when the whole old row is there
     * @param old what the whole row was; null unless the replica identity is {@link ReplicaIdentity#FULL}
     */
    record Delete(
            int xid,
            Relation relation,
            @Nullable Tuple key,
            @Nullable Tuple old) implements Change {
        /** Returns all that is known of the row: the whole row, or its key. */
        public Tuple identity() {
            Tuple whole = old;
            if (whole != null) {
                return whole;
            }
            Tuple part = key;
            if (part == null) {
                throw new IllegalStateException("a row that nothing is known of was deleted from " + relation.name());
            }
            return part;
        }
    }

    /**
     * Tables were emptied.
     *
     * @param relations the tables
     * @param isCascade whether CASCADE was said
     * @param restartsIdentity whether RESTART IDENTITY was said
     */
    record Truncate(int xid, List<Relation> relations, boolean isCascade, boolean restartsIdentity) implements Change {
        /** Copies the list. */
        public Truncate {
            relations = List.copyOf(relations);
        }
    }
}
