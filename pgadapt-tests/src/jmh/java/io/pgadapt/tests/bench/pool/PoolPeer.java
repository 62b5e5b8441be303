package io.pgadapt.tests.bench.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.pgadapt.pool.Backoff;
import io.pgadapt.pool.internal.resource.Aging;
import io.pgadapt.pool.internal.resource.Lease;
import io.pgadapt.pool.internal.resource.Limits;
import io.pgadapt.pool.internal.resource.ResourcePool;
import io.pgadapt.pool.internal.resource.Resources;
import io.pgadapt.pool.internal.resource.Threads;
import io.pgadapt.pool.internal.resource.Ticker;
import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The pools that are compared, over stubs. */
public enum PoolPeer {
    /** What ConnectionPool stands on. */
    PGADAPT {
        @Override
        Lender open(int size) throws Exception {
            long patience = TimeUnit.SECONDS.toNanos(30);
            Limits limits = new Limits(size, size, Integer.MAX_VALUE, Integer.MAX_VALUE, 3);
            Aging aging = new Aging(Duration.ofHours(1), 0.1, Duration.ofMinutes(10), Duration.ofMinutes(1));
            ResourcePool<Connection> pool = new ResourcePool<>(
                    new Stubs(), limits, aging, Backoff.defaults(), Ticker.SYSTEM, new Threads(4, "bench"));
            pool.awaitReady(patience);
            return new Lender() {
                @Override
                public Object use() throws Exception {
                    Lease<Connection> lease = pool.borrow(patience);
                    Connection connection = lease.resource();
                    lease.giveBack();
                    return connection;
                }

                @Override
                public void close() {
                    pool.close(0);
                }
            };
        }
    },
    /** HikariCP. */
    HIKARI {
        @Override
        Lender open(int size) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(new StubSource());
            config.setMinimumIdle(size);
            config.setMaximumPoolSize(size);
            HikariDataSource pool = new HikariDataSource(config);
            return new Lender() {
                @Override
                public Object use() throws SQLException {
                    try (Connection connection = pool.getConnection()) {
                        return connection;
                    }
                }

                @Override
                public void close() {
                    pool.close();
                }
            };
        }
    };

    abstract Lender open(int size) throws Exception;

    /** Does with stubs what HikariCP does each time. */
    private static final class Stubs implements Resources<Connection> {
        @Override
        public Connection create() {
            return StubConnections.create();
        }

        @Override
        public boolean isUsable(Connection connection, long now) {
            try {
                connection.clearWarnings();
                return true;
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public boolean keepAlive(Connection connection) {
            return true;
        }

        @Override
        public void interrupt(Connection connection) {}

        @Override
        public void close(Connection connection) {}

        @Override
        public void abort(Connection connection) {}

        @Override
        public boolean isHopeless(Throwable failure) {
            return true;
        }
    }

    /** Where HikariCP gets its stubs from. */
    private static final class StubSource implements DataSource {
        @Override
        public Connection getConnection() {
            return StubConnections.create();
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(Writer.nullWriter());
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("there is nothing within");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
