package io.pgadapt;

import io.pgadapt.config.TargetSessionAttrs;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.engine.Tenure;
import io.pgadapt.protocol.transport.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session that serves one user after the other: what connection pools are made of. Each user has a {@link Connection} of its
 * own, which is of no use any more once it was taken back; what the session has learnt, such as statements that are
 * prepared, stays.
 *
 * <p>Thread-safe, but for one user at a time.
 *
 * @see Pgadapt#connectReusable
 */
public final class ReusableSession implements AutoCloseable {
    /** A parameter that the server reports. */
    private static final String STANDBY = "in_hot_standby";

    private final Session session;
    private final DefaultConnection own;
    private final TargetSessionAttrs wanted;
    private volatile @Nullable Session lent;

    ReusableSession(Session session, DefaultConnection own, TargetSessionAttrs wanted) {
        this.session = session;
        this.own = own;
        this.wanted = wanted;
    }

    /** What has become of a session that was taken back. */
    public enum Condition {
        /** It is ready for the next user, and nothing had to be undone but a transaction. */
        READY,
        /** It is ready for the next user; settings of the session are those that it began with. */
        RESTORED,
        /** It is of no use: lost, closed, or in the middle of something. */
        UNUSABLE
    }

    /** Returns the connection of the session's owner, to set it up with. Not to be used while the session is lent. */
    public Connection connection() {
        return own;
    }

    /** Has users find the session as it is now: autocommit, codecs, handlers and all that; only after {@link #connection} set it up. */
    public void keepState() {
        session.handover().keepState();
    }

    /**
     * Lends the session.
     *
     * @param giveBack what closing the user's connection does, each time it is called; it is to lead to {@link #takeBack}
     * @return the user's connection
     */
    public Connection lend(Runnable giveBack) {
        Session tenant = session.lend();
        lent = tenant;
        return own.lentAs(tenant, giveBack);
    }

    /**
     * Takes the session back, also from its owner: the user's connection cannot be used any more, nor what was made with it, but for rows that
     * were fetched. Does not wait for the server. A statement that another thread still runs makes the session unusable.
     */
    public Condition takeBack(SessionCleanup cleanup) {
        Session tenant = lent;
        lent = null;
        return session.handover().takeBack(tenant == null ? new Tenure() : tenant.tenure(), cleanup);
    }

    /** Tells whether the session seems to be well, by what has arrived from the server; asks it nothing. */
    public boolean isAlive() {
        return session.handover().isAlive();
    }

    /**
     * Asks the server for a sign of life, and waits so long for it.
     *
     * @return whether there was one; otherwise the session is lost
     */
    public boolean ping(Duration timeout) {
        return session.handover().ping(Deadline.after(timeout));
    }

    /**
     * Tells whether the session still is what {@code target_session_attrs} asks for, as far as the server has told. Before
     * PostgreSQL 14 it tells nothing of itself; refusing to write is taken for it then.
     */
    public boolean isAsAskedFor() {
        return switch (wanted) {
            case READ_WRITE -> !isReadOnly();
            case PRIMARY -> !isStandby(session.state().wasWriteRefused());
            case READ_ONLY -> isReadOnly() || session.state().parameter(STANDBY) == null;
            case STANDBY -> isStandby(true);
            case ANY, PREFER_STANDBY -> true;
        };
    }

    private boolean isReadOnly() {
        return "on".equals(session.state().parameter("default_transaction_read_only"))
                || isStandby(session.state().wasWriteRefused());
    }

    private boolean isStandby(boolean otherwise) {
        String standby = session.state().parameter(STANDBY);
        return standby == null ? otherwise : standby.equals("on");
    }

    /** Returns the statement that the user has run last, or is running; null when there is none. */
    public @Nullable String statement() {
        Session tenant = lent;
        return tenant == null ? null : tenant.tenure().statement();
    }

    /** Stops what the session's user runs, if anything. */
    public void cancel() {
        Session tenant = lent;
        (tenant == null ? session : tenant).cancel();
    }

    /** Ends the session at once, whoever uses it. */
    public void abort() {
        session.handover().abort();
    }

    /** Ends the session; see {@link Connection#close}. */
    @Override
    public void close() {
        session.close();
    }

    /** Returns what its owner's connection says. */
    @Override
    public String toString() {
        return own.toString();
    }
}
