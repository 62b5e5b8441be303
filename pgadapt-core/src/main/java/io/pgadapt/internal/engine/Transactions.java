package io.pgadapt.internal.engine;

import io.pgadapt.TransactionModes;
import io.pgadapt.Xid;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How the transactions of a session begin and end. What the server says of its state rules; kept here is only what it does
 * not know. Not thread-safe, but for asking: the session locks.
 */
final class Transactions {
    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    /** read_only_sql_transaction. */
    private static final String READ_ONLY = "25006";

    private final SimpleFlow commands;
    private final SessionState state;
    private final SessionTypes types;
    private final Ending ending;
    private final TransactionBlocks blocks = new TransactionBlocks();
    private final TwoPhaseCommit twoPhase;
    private volatile boolean autocommit;
    private volatile TransactionModes modes = TransactionModes.defaults();

    /** What the server has been told to give statements outside of transactions. */
    private TransactionModes defaults = TransactionModes.defaults();

    private @Nullable PgException failure;

    /**
     * How transactions begin.
     *
     * @param told what the server has been told to give statements outside of transactions
     */
    record Defaults(boolean autocommit, TransactionModes modes, TransactionModes told) {}

    /** What is to be done before a transaction ends. */
    @FunctionalInterface
    interface Ending {
        void run() throws IOException;
    }

    Transactions(SimpleFlow commands, SessionState state, SessionTypes types, Ending ending) {
        this.commands = commands;
        this.state = state;
        this.types = types;
        this.ending = ending;
        this.twoPhase = new TwoPhaseCommit(commands);
    }

    boolean autocommit() {
        return autocommit;
    }

    void autocommit(boolean on) throws IOException {
        if (on != autocommit) {
            requireNone("autocommit");
            tell(on ? modes : TransactionModes.defaults());
            autocommit = on;
        }
    }

    TransactionModes modes() {
        return modes;
    }

    void modes(TransactionModes wanted) throws IOException {
        requireNone("the characteristics of transactions");
        tell(autocommit ? wanted : TransactionModes.defaults());
        modes = wanted;
    }

    /** Returns how to begin a transaction before a statement, or null when none is to be begun. */
    @Nullable
    String beginning(StatementKind kind) {
        return beginning(kind, state.inTransaction());
    }

    /** Returns how to begin a transaction before a statement, when the server cannot have told yet whether one is open. */
    @Nullable
    String beginning(StatementKind kind, boolean isOpen) {
        boolean wanted = !autocommit || !blocks.isEmpty() || twoPhase.isUnderWay();
        return wanted && !isOpen && !kind.isTransactionControl() ? beginning() : null;
    }

    /** Returns whether a statement that is run now is part of a transaction that goes on after it. */
    boolean wouldBeInTransaction() {
        return state.inTransaction() || beginning(StatementKind.SELECT, false) != null;
    }

    /** Checks that a statement may run, and does not end the transaction within a block. */
    void check(ParsedSql sql) {
        twoPhase.requireOpen();
        blocks.check(sql);
    }

    void commit() throws IOException {
        blocks.requireNone("commit");
        twoPhase.requireNone("commit");
        commitAll();
    }

    void rollback() throws IOException {
        blocks.requireNone("rollback");
        twoPhase.requireNone("rollback");
        rollbackAll();
    }

    TransactionBlock begin(TransactionModes asked, Session session) throws IOException {
        if (state.hasFailed()) {
            throw new InFailedSqlTransaction(
                    ErrorReport.of("the transaction has failed; roll back before another block begins")
                            .causedBy(failure)
                            .beforeWriting());
        }
        twoPhase.requireOpen();
        boolean whole = blocks.isEmpty() && !state.inTransaction() && !twoPhase.isUnderWay();
        if (!whole && !asked.isDefault()) {
            throw refused("a transaction is open, and cannot become \"" + asked.sql()
                    + "\"; only an outermost block can ask for that");
        }
        String savepoint = whole ? null : blocks.nextName();
        if (savepoint != null) {
            commands.command((state.inTransaction() ? "" : beginning() + ";") + "SAVEPOINT " + savepoint);
            state.scopes().openBlock();
        }
        TransactionBlock block = new TransactionBlock(session, blocks.depth(), savepoint);
        blocks.push(block, asked);
        return block;
    }

    void commit(TransactionBlock block) throws IOException {
        String savepoint = block.savepoint();
        boolean failed = state.hasFailed();
        blocks.end(block);
        if (savepoint == null) {
            commitAll();
        } else if (failed) {
            undo(savepoint);
            throw nothingCommitted();
        } else {
            commands.command("RELEASE SAVEPOINT " + savepoint);
            state.scopes().releaseBlock();
        }
    }

    void rollback(TransactionBlock block) throws IOException {
        String savepoint = block.savepoint();
        blocks.end(block);
        if (savepoint == null) {
            rollbackAll();
        } else {
            undo(savepoint);
        }
    }

    void tpcBegin(Xid xid) {
        if (autocommit) {
            throw refused("a two-phase commit cannot begin in autocommit; switch that off first");
        }
        beginBranch(xid);
    }

    /** Begins a transaction that a manager is in charge of; in autocommit, too, which means what is outside of it. */
    void beginBranch(Xid xid) {
        requireIdle("a two-phase commit");
        twoPhase.begin(xid);
    }

    void suspendBranch() {
        twoPhase.suspend();
    }

    void endBranch() {
        blocks.requireNone("the end of a transaction branch");
        twoPhase.suspend();
    }

    void resumeBranch() {
        twoPhase.resume();
    }

    /** Prepares the transaction and leaves it to whoever is told to end it by its name. */
    void prepareBranch() throws IOException {
        tpcPrepare();
        twoPhase.over();
    }

    void tpcPrepare() throws IOException {
        blocks.requireNone("tpcPrepare");
        twoPhase.requireUnderWay();
        ending.run();
        if (state.hasFailed()) {
            twoPhase.over();
            commands.command(ROLLBACK);
            throw nothingCommitted();
        }
        twoPhase.prepare(state.inTransaction() ? "" : beginning() + ";");
    }

    void tpcCommit() throws IOException {
        blocks.requireNone("tpcCommit");
        twoPhase.requireUnderWay();
        if (twoPhase.isPrepared()) {
            twoPhase.end(COMMIT);
        } else {
            twoPhase.over();
            commitAll();
        }
    }

    void tpcRollback() throws IOException {
        blocks.requireNone("tpcRollback");
        twoPhase.requireUnderWay();
        if (twoPhase.isPrepared()) {
            twoPhase.end(ROLLBACK);
        } else {
            twoPhase.over();
            rollbackAll();
        }
    }

    /** Rolls the transaction back, whatever blocks are open in it. */
    void rollbackBranch() throws IOException {
        blocks.clear();
        tpcRollback();
    }

    /** Ends a transaction that this or another session has prepared. */
    void tpcCommit(Xid xid) throws IOException {
        requireIdle("tpcCommit of a transaction by its name");
        twoPhase.end(COMMIT, xid);
    }

    /** Ends a transaction that this or another session has prepared. */
    void tpcRollback(Xid xid) throws IOException {
        requireIdle("tpcRollback of a transaction by its name");
        twoPhase.end(ROLLBACK, xid);
    }

    /** Rolls back what is open, and has the session be as it was at first; what is prepared stays on the server. */
    void reset() throws IOException {
        blocks.requireNone("reset");
        ending.run();
        twoPhase.over();
        if (state.inTransaction()) {
            commands.command(ROLLBACK);
        }
        commands.command("DISCARD ALL");
        autocommit = false;
        modes = TransactionModes.defaults();
        defaults = TransactionModes.defaults();
    }

    Defaults defaults() {
        return new Defaults(autocommit, modes, defaults);
    }

    /** Takes note that the server will forget what it has been told. */
    void defaultsAreReset() {
        defaults = TransactionModes.defaults();
    }

    /**
     * Forgets what is open, whose rollback is up to the caller, and has transactions begin as they did before.
     *
     * @return what the server is to be told for that; null when nothing
     */
    @Nullable
    String restore(Defaults wanted) {
        blocks.clear();
        twoPhase.over();
        failure = null;
        autocommit = wanted.autocommit();
        modes = wanted.modes();
        boolean known = wanted.told().equals(defaults);
        defaults = wanted.told();
        return known ? null : telling(wanted.told());
    }

    private void requireIdle(String what) {
        twoPhase.requireNone(what);
        if (state.inTransaction() || !blocks.isEmpty()) {
            throw refused(what + " is refused: a transaction is open; commit or roll back first");
        }
    }

    /** Takes note of an error: the first one in a transaction is why it failed. */
    PgException failed(PgException error) {
        if (READ_ONLY.equals(error.sqlState())) {
            state.writeWasRefused();
        }
        if (state.hasFailed() && failure == null) {
            failure = error;
        }
        return error;
    }

    /** Takes note of the state that the transaction is in now. */
    void settle() {
        if (!state.hasFailed()) {
            failure = null;
        }
    }

    /** Forgets what was open: the session is lost. */
    void lost() {
        blocks.clear();
        twoPhase.over();
    }

    private String beginning() {
        String words = blocks.modes().over(modes).sql();
        return words.isEmpty() ? BEGIN : BEGIN + " " + words;
    }

    private void commitAll() throws IOException {
        ending.run();
        if (state.hasFailed()) {
            commands.command(ROLLBACK);
            throw nothingCommitted();
        }
        if (state.inTransaction() && commands.command(COMMIT).equals(ROLLBACK)) {
            throw nothingCommitted();
        }
    }

    private void rollbackAll() throws IOException {
        ending.run();
        if (state.inTransaction()) {
            commands.command(ROLLBACK);
        }
    }

    private void undo(String savepoint) throws IOException {
        commands.command("ROLLBACK TO SAVEPOINT " + savepoint + ";RELEASE SAVEPOINT " + savepoint);
        state.scopes().undoBlock();
        types.changesWereUndone();
    }

    private PgException nothingCommitted() {
        PgException reason = failure;
        failure = null;
        String message = "nothing was committed: the transaction had failed before, and was rolled back";
        return new InFailedSqlTransaction(ErrorReport.of(message).causedBy(reason));
    }

    /** Has the server give statements that run outside of transactions these characteristics. */
    private void tell(TransactionModes wanted) throws IOException {
        if (!wanted.equals(defaults)) {
            commands.command(telling(wanted));
            defaults = wanted;
        }
    }

    private static String telling(TransactionModes wanted) {
        String level =
                wanted.isolation() == null ? null : "'" + wanted.isolation().sql() + "'";
        return setting("isolation", level) + ";" + setting("read_only", wanted.readOnly()) + ";"
                + setting("deferrable", wanted.deferrable());
    }

    private static String setting(String name, @Nullable Object value) {
        return "SET default_transaction_" + name + " TO " + (value == null ? "DEFAULT" : value);
    }

    private void requireNone(String what) {
        twoPhase.requireNone("to change " + what);
        if (state.inTransaction() || !blocks.isEmpty()) {
            throw refused(what + " cannot change while a transaction is open; commit or roll back first");
        }
    }

    private static ProgrammingError refused(String message) {
        return new ProgrammingError(ErrorReport.of(message).beforeWriting());
    }
}
