package io.pgadapt.pool.internal.sessions;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.ReusableSession;
import io.pgadapt.ReusableSession.Condition;
import io.pgadapt.SessionCleanup;
import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.pool.internal.resource.Resources;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, tests and ends sessions for a pool. */
public final class Sessions implements Resources<PooledSession> {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.pool");
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(5);

    private final Pgadapt pgadapt;
    private final Hooks hooks;
    private final SessionCleanup cleanup;
    private final Duration connectTimeout;
    private final Predicate<Throwable> hopeless;
    private final Consumer<Throwable> failures;

    /** Counts sessions that were lost in use: where one was, others may be, although the server's last word has not arrived. */
    private final AtomicInteger losses = new AtomicInteger();

    private final Objections configuring = new Objections("configures");
    private final Objections checking = new Objections("checks");
    private final Objections resetting = new Objections("resets");

    /**
     * Creates what makes sessions.
     *
     * @param hopeless tells of which failures to connect those who wait are told at once
     * @param failures is told of every failure to connect
     */
    public Sessions(
            Pgadapt pgadapt,
            Hooks hooks,
            SessionCleanup cleanup,
            Duration connectTimeout,
            Predicate<Throwable> hopeless,
            Consumer<Throwable> failures) {
        this.pgadapt = pgadapt;
        this.hooks = hooks;
        this.cleanup = cleanup;
        this.connectTimeout = connectTimeout;
        this.hopeless = hopeless;
        this.failures = failures;
    }

    @Override
    public PooledSession create() {
        int lossesBefore = losses.get();
        try {
            ReusableSession session = pgadapt.connectReusable(connectTimeout);
            try {
                configure(session);
            } catch (RuntimeException | Error e) {
                session.close();
                throw e;
            }
            return new PooledSession(session, lossesBefore);
        } catch (RuntimeException | Error e) {
            tell(e);
            throw e;
        }
    }

    /** It is no failure when the pool gives up because it is closed. */
    private void tell(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            LOG.debug("connecting was given up: {}", failure.toString());
        } else {
            LOG.warn("a connection for the pool could not be made: {}", failure.toString());
            failures.accept(failure);
        }
    }

    private void configure(ReusableSession session) {
        Connection connection = session.connection();
        hooks.configure().accept(connection);
        if (connection.transactionStatus() != TransactionStatus.IDLE) {
            throw new OperationalError("the hook that configures connections left one " + connection.transactionStatus()
                    + "; it must end its transaction");
        }
        session.keepState();
    }

    /** Undoes what a user has left in a session; returns whether others can use it. */
    public boolean takeBack(PooledSession pooled) {
        ReusableSession session = pooled.session();
        Condition condition = session.takeBack(cleanup);
        if (condition == Condition.UNUSABLE) {
            if (session.connection().isBroken()) {
                losses.incrementAndGet();
            }
            return false;
        }
        return isSetUp(pooled, condition) && (!hooks.hasReset() || passes(resetting, hooks.reset(), pooled));
    }

    private boolean isSetUp(PooledSession pooled, Condition condition) {
        return condition == Condition.READY
                || !hooks.hasConfigure()
                || succeeds(configuring, () -> configure(pooled.session()), pooled);
    }

    @Override
    public boolean isUsable(PooledSession pooled, long now) {
        return seemsAlive(pooled, now) && isWell(pooled);
    }

    /** Looks for what the server may have said, or whether it is gone: a system call, which is not made for each of many short uses. */
    private static boolean seemsAlive(PooledSession pooled, long now) {
        return !pooled.isToBeLookedAt(now) || pooled.session().isAlive();
    }

    private boolean isWell(PooledSession pooled) {
        ReusableSession session = pooled.session();
        return isAsAskedFor(session)
                && isBeyondSuspicion(pooled)
                && (!hooks.hasCheck() || passes(checking, hooks.check(), pooled));
    }

    /** Tells whether the server of a session that was taken back is not what {@code target_session_attrs} asks for any more. */
    public boolean isDemoted(PooledSession pooled) {
        ReusableSession session = pooled.session();
        return !isAsAskedFor(session) && session.isAlive();
    }

    /** What seems to be the server's may be what the last user has set; that it is undone is known with the next answer. */
    private static boolean isAsAskedFor(ReusableSession session) {
        return session.isAsAskedFor() || (session.ping(PING_TIMEOUT) && session.isAsAskedFor());
    }

    /** Asks for a sign of life if another session was lost since there was one. */
    private boolean isBeyondSuspicion(PooledSession pooled) {
        int now = losses.get();
        return pooled.isProvenAfter(now) || (pooled.session().ping(PING_TIMEOUT) && pooled.provenAfter(now));
    }

    /** Lets a hook use a session, and undoes what it leaves. */
    private static boolean passes(Objections objections, Consumer<Connection> hook, PooledSession pooled) {
        ReusableSession session = pooled.session();
        return succeeds(objections, () -> hook.accept(session.connection()), pooled)
                && session.takeBack(SessionCleanup.ROLLBACK) != Condition.UNUSABLE;
    }

    private static boolean succeeds(Objections objections, Runnable hook, PooledSession pooled) {
        try {
            hook.run();
            objections.settle();
            return true;
        } catch (Throwable e) { // whatever it is, the pool must learn that the connection is of no use
            Objection objection = objections.add(e);
            pooled.refused(objection.count());
            LOG.warn("a connection leaves the pool: the hook that {} connections failed", objection.what(), e);
            return false;
        }
    }

    /** Returns why hooks refuse connections that work; null when those that were looked at last have passed. */
    public @Nullable Objection objection() {
        return Stream.of(checking, configuring, resetting)
                .map(Objections::latest)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public int refusals(PooledSession pooled) {
        return pooled.refusals();
    }

    @Override
    public boolean keepAlive(PooledSession pooled) {
        return pooled.session().ping(PING_TIMEOUT) && isWell(pooled);
    }

    @Override
    public void interrupt(PooledSession pooled) {
        try {
            pooled.session().cancel();
        } catch (PgException e) {
            LOG.debug("a statement could not be cancelled when the pool was closed", e);
        }
    }

    @Override
    public void close(PooledSession pooled) {
        pooled.session().close();
    }

    @Override
    public void abort(PooledSession pooled) {
        pooled.session().abort();
    }

    @Override
    public boolean isHopeless(Throwable failure) {
        return hopeless.test(failure);
    }
}
