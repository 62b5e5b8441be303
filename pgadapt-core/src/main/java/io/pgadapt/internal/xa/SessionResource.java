package io.pgadapt.internal.xa;

import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.transport.Deadline;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * A session as a resource of a transaction manager. Works for one branch at a time, until it is prepared or over; prepared
 * ones belong to the database, and any session with it can end them.
 *
 * <p>Thread-safe: managers roll back from threads of their own.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/009680699/toc.pdf">The XA Specification</a>
 */
public final class SessionResource implements XAResource {
    private static final Xid[] NONE = {};
    private static final String PREPARED_HERE = "SELECT gid FROM pg_catalog.pg_prepared_xacts"
            + " WHERE database = pg_catalog.current_database() ORDER BY prepared, gid";

    private final ReentrantLock lock = new ReentrantLock();
    private final Session session;
    private @Nullable Branch current;
    private int timeoutSeconds;
    private boolean scanning;

    /** Creates the resource; a session needs one only. */
    public SessionResource(Session session) {
        this.session = session;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        io.pgadapt.Xid name = BranchNames.nameOf(xid);
        exclusively(() -> {
            switch (flags) {
                case TMNOFLAGS -> begin(name);
                case TMJOIN -> reenter(name, Branch.State.ENDED);
                case TMRESUME -> reenter(name, Branch.State.SUSPENDED);
                default -> throw invalidFlags("start", flags);
            }
            return null;
        });
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        io.pgadapt.Xid name = BranchNames.nameOf(xid);
        exclusively(() -> {
            Branch branch = require(name);
            Branch.State next = switch (flags) {
                case TMSUCCESS -> Branch.State.ENDED;
                case TMFAIL -> Branch.State.DOOMED;
                case TMSUSPEND -> Branch.State.SUSPENDED;
                default -> throw invalidFlags("end", flags);
            };
            if (!branch.isAssociated() || branch.state() == next) {
                throw improper("end", branch);
            }
            if (next == Branch.State.ENDED) {
                session.branches().end();
            } else {
                session.branches().suspend();
            }
            branch.become(next);
            return null;
        });
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        io.pgadapt.Xid name = BranchNames.nameOf(xid);
        return Objects.requireNonNull(exclusively(() -> {
            finish("prepare", require(name));
            if (!session.state().inTransaction()) {
                // no statement came, so that not even a transaction has begun
                session.branches().rollback();
                return XA_RDONLY;
            }
            rollingBackOnError(it -> it.branches().prepare());
            return XA_OK;
        }));
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        io.pgadapt.Xid name = BranchNames.nameOf(xid);
        exclusively(() -> {
            if (onePhase) {
                finish("commit in one phase", require(name));
                rollingBackOnError(Session::tpcCommit);
            } else {
                requireNotCurrent(name, "commit in two phases");
                endPrepared(() -> session.tpcCommit(name));
            }
            return null;
        });
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        io.pgadapt.Xid name = BranchNames.nameOf(xid);
        exclusively(() -> {
            Branch branch = current;
            if (branch == null || !branch.name().equals(name)) {
                endPrepared(() -> session.tpcRollback(name));
            } else if (branch.isAssociated()) {
                throw improper("rollback", branch);
            } else {
                rollBackCurrent();
            }
            return null;
        });
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        return Objects.requireNonNull(exclusively(() -> {
            if ((flags & ~(TMSTARTRSCAN | TMENDRSCAN)) != 0) {
                throw invalidFlags("recover", flags);
            }
            boolean starts = (flags & TMSTARTRSCAN) != 0;
            if (!starts && !scanning) {
                throw XaErrors.of(XAException.XAER_INVAL, "no recovery scan is open; begin one with TMSTARTRSCAN");
            }
            scanning = (flags & TMENDRSCAN) == 0;
            return starts ? preparedHere() : NONE;
        }));
    }

    /** Never knows any: branches end here as they are told to, or not at all. */
    @Override
    public void forget(Xid xid) throws XAException {
        throw XaErrors.of(
                XAException.XAER_NOTA,
                BranchNames.nameOf(xid) + " was not ended by heuristics, so there is nothing to forget");
    }

    /** Only itself: a transaction cannot go on in another session. */
    @Override
    public boolean isSameRM(@Nullable XAResource other) {
        return other == this;
    }

    @Override
    public int getTransactionTimeout() {
        lock.lock();
        try {
            return timeoutSeconds;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        if (seconds < 0) {
            throw XaErrors.of(
                    XAException.XAER_INVAL, "a timeout of " + seconds + " seconds; it is 0 for none, or more");
        }
        lock.lock();
        try {
            timeoutSeconds = seconds;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        Branch branch = current;
        return "XAResource[" + (branch == null ? "no branch" : branch) + "]";
    }

    private void begin(io.pgadapt.Xid name) throws XAException {
        Branch other = current;
        if (other != null) {
            throw other.name().equals(name)
                    ? XaErrors.of(XAException.XAER_DUPID, "the branch " + name + " has been started already")
                    : XaErrors.of(
                            XAException.XAER_RMERR,
                            "the session works for " + other + "; it cannot start " + name
                                    + " before that is prepared or over; use another connection");
        }
        try {
            session.branches().begin(name);
        } catch (PgException e) {
            throw XaErrors.of(session.isClosed() ? XAException.XAER_RMFAIL : XAException.XAER_OUTSIDE, e);
        }
        current = new Branch(
                name, timeoutSeconds == 0 ? Deadline.none() : Deadline.after(Duration.ofSeconds(timeoutSeconds)));
    }

    private void reenter(io.pgadapt.Xid name, Branch.State from) throws XAException {
        Branch branch = require(name);
        if (branch.state() != from) {
            throw improper("start", branch);
        }
        session.branches().resume();
        branch.become(Branch.State.ACTIVE);
    }

    /** Takes leave of a branch that is about to be prepared or committed, unless it can only be rolled back. */
    private void finish(String what, Branch branch) throws XAException {
        if (branch.isAssociated()) {
            throw improper(what, branch);
        }
        if (branch.state() == Branch.State.DOOMED) {
            rollBackCurrent();
            throw XaErrors.of(XAException.XA_RBROLLBACK, branch.name() + " was ended with TMFAIL, and is rolled back");
        }
        if (branch.isTooLate()) {
            rollBackCurrent();
            throw XaErrors.of(
                    XAException.XA_RBTIMEOUT, branch.name() + " took longer than its timeout, and is rolled back");
        }
        current = null;
    }

    private void rollBackCurrent() {
        current = null;
        session.branches().rollback();
    }

    private void rollingBackOnError(Consumer<Session> end) throws XAException {
        try {
            end.accept(session);
        } catch (PgException e) {
            throw session.isClosed() ? XaErrors.of(XAException.XAER_RMFAIL, e) : XaErrors.rolledBack(e);
        }
    }

    /** Whatever the error, a branch that exists stays prepared: the manager is to try again. */
    private static void endPrepared(Runnable end) throws XAException {
        try {
            end.run();
        } catch (UndefinedObject e) {
            throw XaErrors.of(XAException.XAER_NOTA, e);
        } catch (PgException e) {
            throw XaErrors.of(XAException.XAER_RMFAIL, e);
        }
    }

    private Xid[] preparedHere() {
        RowBuffer rows = session.ask(PREPARED_HERE).rows();
        return rows.rows(0, rows.size()).stream()
                .map(row -> BranchNames.branchOf(io.pgadapt.Xid.parse(Objects.requireNonNull(row.getString(0)))))
                .filter(Objects::nonNull)
                .toArray(Xid[]::new);
    }

    private Branch require(io.pgadapt.Xid name) throws XAException {
        Branch branch = current;
        if (branch == null || !branch.name().equals(name)) {
            throw XaErrors.of(XAException.XAER_NOTA, "the session does not work for " + name + ", but for " + branch);
        }
        return branch;
    }

    private void requireNotCurrent(io.pgadapt.Xid name, String what) throws XAException {
        Branch branch = current;
        if (branch != null && branch.name().equals(name)) {
            throw improper(what, branch);
        }
    }

    private static XAException improper(String what, Branch branch) {
        return XaErrors.of(XAException.XAER_PROTO, what + " is out of place for " + branch);
    }

    private static XAException invalidFlags(String what, int flags) {
        return XaErrors.of(XAException.XAER_INVAL, "no such flags for " + what + ": 0x" + Integer.toHexString(flags));
    }

    private <T> @Nullable T exclusively(Step<T> step) throws XAException {
        lock.lock();
        try {
            return step.run();
        } catch (PgException e) {
            throw XaErrors.of(session.isClosed() ? XAException.XAER_RMFAIL : XAException.XAER_RMERR, e);
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        @Nullable
        T run() throws XAException;
    }
}
