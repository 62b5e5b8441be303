package io.pgadapt.extras.replication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logical slot that is to be created. Immutable: each method returns a changed copy.
 *
 * <p>{@code LogicalSlot.named("orders").plugin("pgoutput").temporary()}
 *
 * @param name lower-case letters, digits and underscores
 * @param plugin what decodes the log; {@code pgoutput} at first
 * @param isTemporary whether it goes away with the session
 * @param isTwoPhase whether prepared transactions are decoded when they are prepared
 * @param isFailover whether standbys keep it up to date, so that it survives a failover
 * @param snapshot what becomes of the snapshot; null for the server's default, which is to export it
 * @see <a
 *     href="https://www.postgresql.org/docs/18/protocol-replication.html#PROTOCOL-REPLICATION-CREATE-REPLICATION-SLOT">PostgreSQL
 *     manual: CREATE_REPLICATION_SLOT</a>
 */
public record LogicalSlot(
        String name,
        String plugin,
        boolean isTemporary,
        boolean isTwoPhase,
        boolean isFailover,
        @Nullable SnapshotAction snapshot) {

    /** Returns a slot of that name, for {@code pgoutput}. */
    public static LogicalSlot named(String name) {
        return new LogicalSlot(name, "pgoutput", false, false, false, null);
    }

    /** Sets the plugin. */
    public LogicalSlot plugin(String newPlugin) {
        return new LogicalSlot(name, newPlugin, isTemporary, isTwoPhase, isFailover, snapshot);
    }

    /** Has the slot dropped at the end of the session, or after an error. */
    public LogicalSlot temporary() {
        return new LogicalSlot(name, plugin, true, isTwoPhase, isFailover, snapshot);
    }

    /** Has prepared transactions decoded when they are prepared; needs PostgreSQL 14. */
    public LogicalSlot twoPhase() {
        return new LogicalSlot(name, plugin, isTemporary, true, isFailover, snapshot);
    }

    /** Has standbys keep the slot up to date; needs PostgreSQL 17. */
    public LogicalSlot failover() {
        return new LogicalSlot(name, plugin, isTemporary, isTwoPhase, true, snapshot);
    }

    /** Sets what becomes of the snapshot. */
    public LogicalSlot snapshot(SnapshotAction action) {
        return new LogicalSlot(name, plugin, isTemporary, isTwoPhase, isFailover, action);
    }

    String command(boolean hasOptionLists) {
        return "CREATE_REPLICATION_SLOT " + ReplicationSyntax.identifier(name) + (isTemporary ? " TEMPORARY" : "")
                + " LOGICAL " + ReplicationSyntax.identifier(plugin)
                + (hasOptionLists ? ReplicationSyntax.inParentheses(options()) : keywords());
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        if (snapshot != null) {
            options.add("SNAPSHOT " + ReplicationSyntax.literal(snapshot.option()));
        }
        if (isTwoPhase) {
            options.add("TWO_PHASE");
        }
        if (isFailover) {
            options.add("FAILOVER");
        }
        return options;
    }

    private String keywords() {
        return (snapshot == null ? "" : " " + snapshot.keyword()) + (isTwoPhase ? " TWO_PHASE" : "");
    }
}
