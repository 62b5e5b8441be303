package io.pgadapt.pool;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.SessionCleanup;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.pool.internal.jfr.BorrowEvent;
import io.pgadapt.pool.internal.jfr.LeaseEvent;
import io.pgadapt.pool.internal.jfr.PoolEvents;
import io.pgadapt.pool.internal.resource.Aging;
import io.pgadapt.pool.internal.resource.Lease;
import io.pgadapt.pool.internal.resource.Limits;
import io.pgadapt.pool.internal.resource.Refusal;
import io.pgadapt.pool.internal.resource.ResourcePool;
import io.pgadapt.pool.internal.resource.Threads;
import io.pgadapt.pool.internal.resource.Ticker;
import io.pgadapt.pool.internal.sessions.HolderWatch;
import io.pgadapt.pool.internal.sessions.Hooks;
import io.pgadapt.pool.internal.sessions.Objection;
import io.pgadapt.pool.internal.sessions.PooledSession;
import io.pgadapt.pool.internal.sessions.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that are kept and lent: made in the background, as many as are needed within limits, and replaced when they are
 * lost or old.
 *
 * <pre>{@code
 * try (Connection conn = pool.connection()) {
 *     conn.execute(...);
 *     conn.commit();
 * }
 * }</pre>
 *
 * <p>Closing a connection gives it back. What is not committed is rolled back; what else was changed in the session is undone as
 * {@link Builder#cleanup} says, and nobody waits for that. A connection that was given back is of no use any more, nor are its
 * cursors, streams, pipelines and transactions; rows that were fetched stay. Statements stay prepared for the next user.
 *
 * <p>Who finds no connection waits for one, in the order of coming. A connection that the server has ended is noticed before it
 * is lent, without asking the server.
 *
 * <p>Thread-safe.
 */
public final class ConnectionPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.pool");
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

    private final String name;
    private final Duration timeout;
    private final Duration closeTimeout;
    private final boolean traces;
    private final Sessions sessions;
    private final Ticker ticker = Ticker.SYSTEM;
    private final ResourcePool<PooledSession> pool;
    private final PoolObservers observers;

    private ConnectionPool(Builder builder) {
        this.name = builder.name;
        this.timeout = builder.timeout;
        this.closeTimeout = builder.closeTimeout;
        this.traces = builder.traces;
        this.observers = new PoolObservers(builder.observers);
        this.sessions = new Sessions(
                builder.pgadapt,
                builder.hooks,
                builder.cleanup,
                builder.connectTimeout,
                builder.hopeless,
                failure -> observers.tell(observer -> observer.connectFailed(failure)));
        Limits limits = builder.limits();
        Threads threads = new Threads(limits.parallelCreates() + 1, "pgadapt-" + name);
        this.pool = new ResourcePool<>(sessions, limits, builder.aging(), builder.backoff, ticker, threads);
        if (!builder.leakThreshold.isZero()) {
            new HolderWatch(
                            pool,
                            nanos(builder.leakThreshold),
                            ticker,
                            threads,
                            holder -> observers.tell(observer -> observer.heldLong(holder)))
                    .begin();
        }
    }

    /** Returns a builder of pools of connections as the given object makes them. */
    public static Builder builder(Pgadapt pgadapt) {
        return new Builder(pgadapt);
    }

    /**
     * Returns a builder of pools that keep no connection that nobody uses: for servers behind a pooler such as PgBouncer, with the
     * limits and the manners of a pool. Sessions are left as they are, but for transactions.
     */
    public static Builder nullPool(Pgadapt pgadapt) {
        return new Builder(pgadapt)
                .minSize(0)
                .maxIdleSize(0)
                .parallelConnects(10)
                .cleanup(SessionCleanup.ROLLBACK);
    }

    /** Lends a connection, which its {@link Connection#close} gives back; waits as long as {@link Builder#timeout} says. */
    public Connection connection() {
        return connection(timeout);
    }

    /**
     * Lends a connection, which its {@link Connection#close} gives back.
     *
     * @param patience how long to wait for one at most
     * @throws PoolTimeout when none became free in time; the cause says why, if connecting or a hook has failed
     * @throws TooManyRequests when too many wait already
     * @throws PoolClosed when the pool is closed, or is closed meanwhile
     * @throws PoolError when the thread is interrupted, whose flag stays set; or when connecting failed in a way that waiting does
     *     not help against, such as a wrong password
     */
    public Connection connection(Duration patience) {
        return borrow(patience).connection();
    }

    /**
     * Does work with a connection, commits, and gives it back; rolls back when the work throws.
     *
     * @return what the work returns
     */
    public <T extends @Nullable Object, E extends Exception> T with(ConnectionWork<T, E> work) throws E {
        try (Connection connection = connection()) {
            T result = work.run(connection);
            connection.commit();
            return result;
        }
    }

    Borrowed borrow(Duration patience) {
        BorrowEvent event = PoolEvents.beginBorrow();
        PoolError error = null;
        try {
            long start = observers.isEmpty() ? 0 : ticker.nanos();
            Lease<PooledSession> lease = pool.borrow(nanos(patience));
            if (!observers.isEmpty()) {
                Duration waited = Duration.ofNanos(ticker.nanos() - start);
                observers.tell(observer -> observer.granted(waited));
            }
            lease.resource().lentFrom(traces ? new Throwable("borrowed here") : null);
            return new Borrowed(this, lease);
        } catch (Refusal refusal) {
            PoolError refused = Refusals.error(refusal, this, patience);
            error = refused;
            observers.tell(observer -> observer.refused(refused));
            throw refused;
        } finally {
            PoolEvents.end(event, name, error);
        }
    }

    void takeBack(Lease<PooledSession> lease, @Nullable LeaseEvent event) {
        PooledSession session = lease.resource();
        Duration used = used(lease);
        boolean ready = sessions.takeBack(session);
        boolean demoted = ready && sessions.isDemoted(session);
        boolean usable = ready && !demoted;
        if (usable) {
            lease.giveBack();
        } else {
            lease.discard();
            observers.tell(PoolObserver::returnedBad);
        }
        if (demoted && !pool.isClosed()) {
            LOG.warn("the server is not what target_session_attrs asks for any more; all connections are replaced");
            pool.drain();
        }
        returned(used, event, usable);
    }

    /** Takes a connection back that is to be closed. */
    void discard(Lease<PooledSession> lease, @Nullable LeaseEvent event) {
        Duration used = used(lease);
        lease.resource().session().takeBack(SessionCleanup.ROLLBACK);
        lease.discard();
        returned(used, event, false);
    }

    private Duration used(Lease<PooledSession> lease) {
        return observers.isEmpty() ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - lease.since());
    }

    private void returned(Duration used, @Nullable LeaseEvent event, boolean usable) {
        observers.tell(observer -> observer.returned(used));
        PoolEvents.end(event, name, usable);
    }

    /**
     * Waits until the pool has its minimum of connections.
     *
     * @throws PoolTimeout when that takes longer; the cause is why the last attempt to connect failed
     * @throws PoolClosed when the pool is closed
     * @throws PoolError as {@link #connection(Duration)} does
     */
    public void awaitReady(Duration patience) {
        try {
            pool.awaitReady(nanos(patience));
        } catch (Refusal refusal) {
            throw Refusals.notReady(refusal, this, patience);
        }
    }

    /**
     * Changes the limits. New connections are made in the background, surplus ones are closed as they become free.
     *
     * @throws IllegalArgumentException when the minimum is negative or more than the maximum, or that is not positive
     */
    public void resize(int minSize, int maxSize) {
        pool.resize(minSize, maxSize);
    }

    /** Replaces all connections: those that are free now, and those that are used when they are given back. */
    public void drain() {
        pool.drain();
    }

    /** Returns who holds connections now, the longest first. */
    public List<Holder> holders() {
        long now = ticker.nanos();
        return pool.leases().stream()
                .map(lease -> PooledSession.holder(lease, now))
                .filter(Objects::nonNull)
                .sorted((a, b) -> b.heldFor().compareTo(a.heldFor()))
                .toList();
    }

    /** Returns what the pool has now and has done. */
    public PoolStatistics statistics() {
        return pool.statistics();
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns how many connections there are at least, once they are made. */
    public int minSize() {
        return pool.limits().min();
    }

    /** Returns how many connections there are at most. */
    public int maxSize() {
        return pool.limits().max();
    }

    /** Returns why hooks refuse connections; null when they do not. */
    @Nullable
    Objection objection() {
        return sessions.objection();
    }

    int maxWaiting() {
        return pool.limits().maxWaiting();
    }

    /** Returns whether it was closed. */
    public boolean isClosed() {
        return pool.isClosed();
    }

    /** Closes the pool with the grace that {@link Builder#closeTimeout} says; see {@link #close(Duration)}. */
    @Override
    public void close() {
        close(closeTimeout);
    }

    /**
     * Closes the pool. Who waits for a connection gets {@link PoolClosed} at once, and what is connecting gives up. Connections that
     * are used may be given back during the grace; then what they run is cancelled, and those that are not given back within a
     * second more are cut off. Does nothing the second time.
     */
    public void close(Duration grace) {
        pool.close(nanos(grace));
    }

    /** Returns its name and how it is used. */
    @Override
    public String toString() {
        return "ConnectionPool[" + name + ", " + statistics().now() + (isClosed() ? ", closed]" : "]");
    }

    private static long nanos(Duration time) {
        return (time.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : time).toNanos();
    }

    /** Gathers what a pool is made of. Not thread-safe. */
    public static final class Builder {
        private static final int DEFAULT_MIN_SIZE = 4;
        private static final int DEFAULT_MAX_SIZE = 10;

        private final Pgadapt pgadapt;
        private final List<PoolObserver> observers = new ArrayList<>();
        private String name = "pool";
        private @Nullable Integer minSize;
        private @Nullable Integer maxSize;
        private int maxWaiting = Integer.MAX_VALUE;
        private int maxIdleSize = Integer.MAX_VALUE;
        private int parallelConnects = 3;
        private Duration timeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(30);
        private Duration closeTimeout = Duration.ofSeconds(5);
        private Duration maxLifetime = Duration.ofHours(1);
        private double lifetimeJitter = 0.1;
        private Duration maxIdle = Duration.ofMinutes(10);
        private Duration keepAlive = Duration.ofMinutes(1);
        private Duration leakThreshold = Duration.ZERO;
        private boolean traces;
        private Backoff backoff = Backoff.defaults();
        private SessionCleanup cleanup = SessionCleanup.CHANGED;
        private Hooks hooks = Hooks.NONE;
        private Predicate<Throwable> hopeless = Builder::isRefusedForGood;

        private Builder(Pgadapt pgadapt) {
            this.pgadapt = pgadapt;
        }

        /** Sets the name, which threads, errors and metrics have; {@code pool} at first. */
        public Builder name(String newName) {
            name = newName;
            return this;
        }

        /** Sets how many connections are made without being asked for; 4 at first, or the maximum if that is less. */
        public Builder minSize(int size) {
            minSize = size;
            return this;
        }

        /** Sets how many connections there are at most; 10 at first, or the minimum if that is more. */
        public Builder maxSize(int size) {
            maxSize = size;
            return this;
        }

        /** Sets how many connections that nobody uses are kept, if that is more than the minimum; all at first. */
        public Builder maxIdleSize(int size) {
            maxIdleSize = size;
            return this;
        }

        /** Sets how long to wait for a connection; 30 seconds at first. */
        public Builder timeout(Duration time) {
            timeout = time;
            return this;
        }

        /** Sets how many threads may wait for connections that others use; any number at first. */
        public Builder maxWaiting(int threads) {
            maxWaiting = threads;
            return this;
        }

        /**
         * Sets how old a connection becomes before it is replaced, and which part of that chance may take away, so that not all are
         * replaced at once; an hour and a tenth at first, zero for never.
         */
        public Builder maxLifetime(Duration time, double jitter) {
            maxLifetime = time;
            lifetimeJitter = jitter;
            return this;
        }

        /** Sets how long a connection beyond the minimum stays when nobody needs it; 10 minutes at first, zero for always. */
        public Builder maxIdle(Duration time) {
            maxIdle = time;
            return this;
        }

        /** Sets how long a connection may be idle before the server is asked for a sign of life; a minute at first, zero for never. */
        public Builder keepAlive(Duration time) {
            keepAlive = time;
            return this;
        }

        /** Sets how many connections are made at the same time; 3 at first. */
        public Builder parallelConnects(int count) {
            parallelConnects = count;
            return this;
        }

        /** Sets how long making a connection may take; 30 seconds at first. */
        public Builder connectTimeout(Duration time) {
            connectTimeout = time;
            return this;
        }

        /** Sets the pauses after failures to connect, or when hooks refuse new ones; {@link Backoff#defaults} at first. */
        public Builder backoff(Backoff waits) {
            backoff = waits;
            return this;
        }

        /** Sets how long {@link ConnectionPool#close()} waits for connections to be given back; 5 seconds at first. */
        public Builder closeTimeout(Duration time) {
            closeTimeout = time;
            return this;
        }

        /** Sets what of a user's doings in a session is undone for the next one; {@link SessionCleanup#CHANGED} at first. */
        public Builder cleanup(SessionCleanup policy) {
            cleanup = policy;
            return this;
        }

        /**
         * Has each new connection set up. How the hook leaves it, such as in autocommit, is how users find it. Where settings that
         * the server keeps were undone after a use, the hook is called again. It must end its transactions; when it fails, the
         * connection is closed.
         */
        public Builder configure(Consumer<Connection> hook) {
            hooks = hooks.configuredBy(hook);
            return this;
        }

        /**
         * Has each connection checked when it is lent, by who wants it; for one that fails, the next one is taken, and new ones are
         * made with pauses if they fail, too. Not needed to see whether it is connected, and costs at least a round trip.
         */
        public Builder check(Consumer<Connection> hook) {
            hooks = hooks.checkedBy(hook);
            return this;
        }

        /** Has something done with each connection that is given back, by the thread that does; one that fails is closed. */
        public Builder reset(Consumer<Connection> hook) {
            hooks = hooks.resetBy(hook);
            return this;
        }

        /**
         * Has it logged when somebody holds a connection for longer than that; never at first, as with zero.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder leakThreshold(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a leak threshold of " + time + "; it cannot be negative");
            }
            leakThreshold = time;
            return this;
        }

        /** Keeps from where each connection was borrowed, for {@link Holder#trace}; costs some microseconds each time. */
        public Builder holderTraces() {
            traces = true;
            return this;
        }

        /** Adds somebody who learns what the pool does. */
        public Builder observer(PoolObserver observer) {
            observers.add(observer);
            return this;
        }

        /** Has every failure to connect told to who waits, at once. */
        Builder failingFast() {
            hopeless = failure -> true;
            return this;
        }

        /**
         * Returns a pool, which begins to connect in the background.
         *
         * @throws IllegalArgumentException when what was set is contradictory
         */
        public ConnectionPool build() {
            return new ConnectionPool(this);
        }

        private Limits limits() {
            int max = maxSize != null ? maxSize : Math.max(minSize == null ? 0 : minSize, DEFAULT_MAX_SIZE);
            int min = minSize != null ? minSize : Math.min(max, DEFAULT_MIN_SIZE);
            return new Limits(min, max, maxWaiting, maxIdleSize, parallelConnects);
        }

        private Aging aging() {
            return new Aging(maxLifetime, lifetimeJitter, maxIdle, keepAlive);
        }

        /** Wrong credentials, an unknown database, settings that contradict each other. */
        private static boolean isRefusedForGood(Throwable failure) {
            String state = failure instanceof PgException e ? e.sqlState() : null;
            return failure instanceof ProgrammingError
                    || (state != null && (state.startsWith("28") || state.equals("3D000")));
        }
    }
}
