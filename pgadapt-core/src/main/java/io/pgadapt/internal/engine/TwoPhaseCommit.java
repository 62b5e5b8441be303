package io.pgadapt.internal.engine;

import io.pgadapt.Xid;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.types.Literals;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The session's part in a two-phase commit: which transaction, and how far it is. Not thread-safe: the session locks. */
final class TwoPhaseCommit {
    private final SimpleFlow commands;
    private @Nullable Xid xid;
    private boolean prepared;
    private boolean suspended;

    TwoPhaseCommit(SimpleFlow commands) {
        this.commands = commands;
    }

    boolean isUnderWay() {
        return xid != null;
    }

    boolean isPrepared() {
        return prepared;
    }

    void begin(Xid name) {
        requireNone("another two-phase commit");
        xid = name;
    }

    /** Has the server keep the transaction until it is told what to do with it. */
    void prepare(String beginning) throws IOException {
        Xid name = requireUnderWay();
        if (prepared) {
            throw refused("the transaction " + name + " is prepared already");
        }
        prepared = true;
        try {
            commands.command(beginning + "PREPARE TRANSACTION " + quoted(name));
        } catch (RuntimeException e) {
            // the server has rolled back
            over();
            throw e;
        }
    }

    /** Ends the transaction that was prepared with {@code COMMIT} or {@code ROLLBACK}. */
    void end(String how) throws IOException {
        end(how, requireUnderWay());
        over();
    }

    /** Ends a transaction that was prepared, here or elsewhere, with {@code COMMIT} or {@code ROLLBACK}. */
    void end(String how, Xid name) throws IOException {
        commands.command(how + " PREPARED " + quoted(name));
    }

    /** Keeps statements from having a part in the transaction for now. */
    void suspend() {
        requireUnderWay();
        suspended = true;
    }

    /** Lets statements have a part in the transaction again. */
    void resume() {
        suspended = false;
    }

    /** Forgets the transaction. */
    void over() {
        xid = null;
        prepared = false;
        suspended = false;
    }

    Xid requireUnderWay() {
        if (xid == null) {
            throw refused("no two-phase commit is under way; call tpcBegin first");
        }
        return Objects.requireNonNull(xid);
    }

    /** Checks that something may be done that has no place in a two-phase commit. */
    void requireNone(String what) {
        if (xid != null) {
            throw refused(what + " is refused: the two-phase commit of " + xid
                    + " is under way; end it with tpcCommit or tpcRollback");
        }
    }

    /** Checks that statements may run. */
    void requireOpen() {
        if (suspended) {
            throw refused(
                    "the transaction " + xid + " was ended or suspended by its transaction manager; statements are"
                            + " refused until it is over, or resumed");
        }
        if (prepared) {
            throw refused("the transaction " + xid + " is prepared; end it with tpcCommit or tpcRollback first");
        }
    }

    private static String quoted(Xid name) {
        return Literals.quote(name.toString());
    }

    private static ProgrammingError refused(String message) {
        return new ProgrammingError(ErrorReport.of(message).beforeWriting());
    }
}
