package io.pgadapt.internal.engine;

import io.pgadapt.TransactionModes;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.sql.OwnNames;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** The blocks that are open in a session, the innermost first. Not thread-safe: the session locks. */
final class TransactionBlocks {
    /** What would end the transaction behind the back of a block. */
    private static final Set<StatementKind> ENDS = EnumSet.of(
            StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.ROLLBACK, StatementKind.PREPARE_TRANSACTION);

    private final Deque<TransactionBlock> open = new ArrayDeque<>();
    private TransactionModes modes = TransactionModes.defaults();
    private long names;

    boolean isEmpty() {
        return open.isEmpty();
    }

    int depth() {
        return open.size();
    }

    /** Returns the characteristics that the outermost block asks for. */
    TransactionModes modes() {
        return modes;
    }

    /** Returns a name for a savepoint that no other has. */
    String nextName() {
        return OwnNames.PREFIX + "block_" + ++names;
    }

    /** Opens a block. */
    void push(TransactionBlock block, TransactionModes asked) {
        if (open.isEmpty()) {
            modes = asked;
        }
        open.push(block);
    }

    /**
     * Takes the innermost block away, which is about to end.
     *
     * @throws ProgrammingError when it has ended, or one in it is open
     */
    void end(TransactionBlock block) {
        requireInnermost(block);
        block.end();
        open.pop();
        if (open.isEmpty()) {
            modes = TransactionModes.defaults();
        }
    }

    /** Forgets all blocks: the session is lost, or their transaction rolled back from outside. */
    void clear() {
        open.forEach(TransactionBlock::end);
        open.clear();
        modes = TransactionModes.defaults();
    }

    private void requireInnermost(TransactionBlock block) {
        if (!open.contains(block)) {
            throw refused("the transaction block has ended already");
        }
        if (open.peek() != block) {
            throw refused("the transaction block at depth " + block.depth() + " cannot end before the one at depth "
                    + (depth() - 1) + " within it; end that first");
        }
    }

    /**
     * Checks that the transaction may be ended by other means than a block.
     *
     * @throws ProgrammingError when a block is open
     */
    void requireNone(String what) {
        if (!open.isEmpty()) {
            throw refused(what + " within a transaction block is refused; end the block instead");
        }
    }

    /** Checks that a statement does not end the transaction within a block. */
    void check(ParsedSql sql) {
        if (open.isEmpty()) {
            return;
        }
        for (StatementKind kind : sql.statements()) {
            if (ENDS.contains(kind)) {
                requireNone(kind.name().replace('_', ' '));
            }
        }
    }

    private static ProgrammingError refused(String message) {
        return new ProgrammingError(ErrorReport.of(message).beforeWriting());
    }
}
