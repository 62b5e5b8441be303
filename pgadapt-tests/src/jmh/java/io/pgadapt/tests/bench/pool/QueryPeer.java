package io.pgadapt.tests.bench.pool;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.pool.ConnectionPool;
import io.pgadapt.tests.bench.Target;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** The pools that are compared, each over its driver; what they do is a query by primary key on a connection of the pool. */
public enum QueryPeer {
    /** Ours. */
    PGADAPT {
        @Override
        Lender open(int size) {
            ConnectionPool pool = ConnectionPool.builder(
                            Pgadapt.builder(Target.current().dsn()).build())
                    .minSize(size)
                    .maxSize(size)
                    .configure(connection -> connection.autocommit(true))
                    .build();
            return new Lender() {
                @Override
                public Object use() {
                    try (Connection connection = pool.connection()) {
                        return requireNonNull(connection
                                .execute("SELECT name FROM item WHERE id = $1", id())
                                .fetchAll()
                                .get(0)
                                .getString(0));
                    }
                }

                @Override
                public void close() {
                    pool.close();
                }
            };
        }
    },
    /** HikariCP over pgjdbc. */
    HIKARI_PGJDBC {
        @Override
        Lender open(int size) {
            Target target = Target.current();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(target.jdbcUrl());
            config.setUsername(target.user());
            config.setPassword(target.password());
            config.setMinimumIdle(size);
            config.setMaximumPoolSize(size);
            HikariDataSource pool = new HikariDataSource(config);
            return new Lender() {
                @Override
                public Object use() throws SQLException {
                    try (java.sql.Connection connection = pool.getConnection();
                            PreparedStatement statement =
                                    connection.prepareStatement("SELECT name FROM item WHERE id = ?")) {
                        statement.setInt(1, id());
                        try (ResultSet row = statement.executeQuery()) {
                            row.next();
                            return row.getString(1);
                        }
                    }
                }

                @Override
                public void close() {
                    pool.close();
                }
            };
        }
    };

    private static final int IDS = 100_000;

    abstract Lender open(int size);

    private static int id() {
        return ThreadLocalRandom.current().nextInt(IDS) + 1;
    }
}
