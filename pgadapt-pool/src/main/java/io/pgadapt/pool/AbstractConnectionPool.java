package io.pgadapt.pool;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.PgException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * psycopg2's pools: connections are taken and put back by hand, possibly under a key. When all are in use, that is an error at
 * once; {@link ConnectionPool}, which this stands on, can wait.
 *
 * <p>Thread-safe.
 */
public abstract class AbstractConnectionPool implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Borrowed> byKey = new HashMap<>();

    /** Keys of what was taken and not put back; a connection that its user has closed and forgotten is forgotten here, too. */
    private final Map<Connection, Object> keys = new WeakHashMap<>();

    private final ConnectionPool pool;

    /** A key of those who name none. */
    private static final class NoKey {}

    AbstractConnectionPool(int minconn, int maxconn, Pgadapt pgadapt) {
        pool = ConnectionPool.builder(pgadapt)
                .minSize(minconn)
                .maxSize(maxconn)
                .maxIdleSize(minconn)
                .maxWaiting(0)
                .timeout(READY)
                .closeTimeout(Duration.ZERO)
                .maxLifetime(Duration.ZERO, 0)
                .failingFast()
                .build();
        try {
            pool.awaitReady(READY);
        } catch (PoolError e) {
            pool.close();
            throw reason(e);
        }
    }

    /**
     * Takes a connection.
     *
     * @throws PoolError when all are in use, or the pool is closed
     */
    public Connection getConn() {
        return take(new NoKey());
    }

    /**
     * Takes the connection of a key: the one that was taken with it and not put back, otherwise any.
     *
     * @throws PoolError when all are in use, or the pool is closed
     */
    public Connection getConn(Object key) {
        return take(key);
    }

    private Connection take(Object key) {
        Borrowed known = known(key);
        return (known == null ? remember(key, borrow(pool)) : known).connection();
    }

    private @Nullable Borrowed known(Object key) {
        lock.lock();
        try {
            requireOpen();
            Borrowed known = byKey.get(key);
            return known == null || known.isOver() ? null : known;
        } finally {
            lock.unlock();
        }
    }

    /** Another thread may have taken one with the same key meanwhile. */
    private Borrowed remember(Object key, Borrowed fresh) {
        lock.lock();
        try {
            Borrowed known = known(key);
            if (known != null) {
                fresh.run();
                return known;
            }
            byKey.values().removeIf(Borrowed::isOver);
            byKey.put(key, fresh);
            keys.put(fresh.connection(), key);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private static Borrowed borrow(ConnectionPool from) {
        try {
            return from.borrow(READY);
        } catch (PoolError e) {
            throw reason(e);
        }
    }

    /** Why connecting failed, if that was it. */
    private static PgException reason(PoolError error) {
        return error.getCause() instanceof PgException cause ? cause : error;
    }

    /**
     * Puts a connection back: what is not committed is rolled back.
     *
     * @throws PoolError when it is not from this pool, or was put back before, or the pool is closed
     */
    public void putConn(Connection connection) {
        remove(connection).ifPresent(Borrowed::run);
    }

    /**
     * Puts a connection back to be closed.
     *
     * @throws PoolError as {@link #putConn} does
     */
    public void putConnAndClose(Connection connection) {
        remove(connection).ifPresent(Borrowed::discard);
    }

    /** Returns what is to be given back: nothing where the user has closed it, whose key may be another's by now. */
    private Optional<Borrowed> remove(Connection connection) {
        lock.lock();
        try {
            requireOpen();
            Object key = keys.remove(connection);
            if (key == null) {
                throw new PoolError("the connection is not from this pool, or was put back before");
            }
            Borrowed holder = byKey.get(key);
            if (holder == null || !holder.connection().equals(connection)) {
                return Optional.empty();
            }
            byKey.remove(key);
            return Optional.of(holder);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (pool.isClosed()) {
            throw new PoolError("the connection pool is closed");
        }
    }

    /**
     * Closes all connections, also those that are in use.
     *
     * @throws PoolError when the pool is closed already
     */
    public void closeAll() {
        lock.lock();
        try {
            requireOpen();
            byKey.values().forEach(Borrowed::discard);
            byKey.clear();
            keys.clear();
            pool.close();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #closeAll}, but does nothing the second time. */
    @Override
    public void close() {
        if (!pool.isClosed()) {
            closeAll();
        }
    }

    /** Returns how many connections are kept. */
    public int minConn() {
        return pool.minSize();
    }

    /** Returns how many connections there are at most. */
    public int maxConn() {
        return pool.maxSize();
    }

    /** Returns whether it was closed. */
    public boolean isClosed() {
        return pool.isClosed();
    }
}
