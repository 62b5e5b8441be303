package io.pgadapt.internal.engine;

import io.pgadapt.Xid;
import java.util.function.Consumer;

/** The transactions of a session that a manager is in charge of, one at a time. */
public final class Branches {
    private final Consumer<Session.Step> transactions;

    Branches(Consumer<Session.Step> transactions) {
        this.transactions = transactions;
    }

    /** Begins one, also in autocommit. */
    public void begin(Xid xid) {
        transactions.accept(it -> it.beginBranch(xid));
    }

    /** Keeps statements out of it. */
    public void suspend() {
        transactions.accept(Transactions::suspendBranch);
    }

    /** As {@link #suspend}, once all blocks in it have ended. */
    public void end() {
        transactions.accept(Transactions::endBranch);
    }

    /** Lets statements have a part in it again. */
    public void resume() {
        transactions.accept(Transactions::resumeBranch);
    }

    /** Prepares it, after which the session is free for others. */
    public void prepare() {
        transactions.accept(Transactions::prepareBranch);
    }

    /** Rolls it back, and the blocks that are open in it. */
    public void rollback() {
        transactions.accept(Transactions::rollbackBranch);
    }
}
