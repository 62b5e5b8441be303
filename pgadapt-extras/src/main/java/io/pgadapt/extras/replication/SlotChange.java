package io.pgadapt.extras.replication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a logical slot; null leaves it. Immutable: each method returns a changed copy.
 *
 * @param isTwoPhase whether prepared transactions are decoded when they are prepared; needs PostgreSQL 18
 * @param isFailover whether standbys keep the slot up to date
 */
public record SlotChange(
        @Nullable Boolean isTwoPhase, @Nullable Boolean isFailover) {

    /** Returns the change that changes nothing. */
    public static SlotChange none() {
        return new SlotChange(null, null);
    }

    /** Sets whether prepared transactions are decoded when they are prepared. */
    public SlotChange twoPhase(boolean on) {
        return new SlotChange(on, isFailover);
    }

    /** Sets whether standbys keep the slot up to date. */
    public SlotChange failover(boolean on) {
        return new SlotChange(isTwoPhase, on);
    }

    String command(String slot) {
        List<String> options = new ArrayList<>();
        if (isTwoPhase != null) {
            options.add("TWO_PHASE " + isTwoPhase);
        }
        if (isFailover != null) {
            options.add("FAILOVER " + isFailover);
        }
        if (options.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be changed of slot " + slot);
        }
        return "ALTER_REPLICATION_SLOT " + ReplicationSyntax.identifier(slot)
                + ReplicationSyntax.inParentheses(options);
    }
}
