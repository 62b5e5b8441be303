package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.extras.bulk.Bulk;
import io.pgadapt.extras.bulk.BulkStatement;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Ways to insert many rows. */
public enum LoadPeer {
    /** pgjdbc's batch, which it rewrites into statements of many rows. */
    PGJDBC_REWRITTEN {
        @Override
        Loader open(Target target) throws Exception {
            return Rewritten.open(target);
        }
    },
    /** A list of rows. */
    VALUES {
        @Override
        Loader open(Target target) {
            return Ours.open(
                    target, Bulk.values("INSERT INTO loading (id, account, name, at, amount, active) VALUES :rows"));
        }
    },
    /** An array for each column. */
    ARRAYS {
        @Override
        Loader open(Target target) {
            return Ours.open(target, Bulk.insert("loading", "id", "account", "name", "at", "amount", "active"));
        }
    };

    abstract Loader open(Target target) throws Exception;

    private record Ours(Connection connection, BulkStatement statement) implements Loader {
        static Ours open(Target target, BulkStatement statement) {
            return new Ours(PgadaptDriver.adapter(target).connect(), statement);
        }

        @Override
        public void load(List<Object[]> rows) {
            connection.execute("TRUNCATE loading");
            statement.run(connection, rows);
            connection.rollback();
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private record Rewritten(java.sql.Connection connection, PreparedStatement statement) implements Loader {
        static Rewritten open(Target target) throws SQLException {
            java.sql.Connection connection = PgjdbcDriver.connect(target, "?reWriteBatchedInserts=true");
            connection.setAutoCommit(false);
            return new Rewritten(
                    connection,
                    connection.prepareStatement(
                            "INSERT INTO loading (id, account, name, at, amount, active) VALUES (?, ?, ?, ?, ?, ?)"));
        }

        @Override
        public void load(List<Object[]> rows) throws SQLException {
            try (java.sql.Statement truncate = connection.createStatement()) {
                truncate.execute("TRUNCATE loading");
            }
            for (Object[] row : rows) {
                statement.setInt(1, (Integer) row[0]);
                statement.setLong(2, (Long) row[1]);
                statement.setString(3, (String) row[2]);
                statement.setObject(4, row[3]);
                statement.setBigDecimal(5, (BigDecimal) row[4]);
                statement.setBoolean(6, (Boolean) row[5]);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
