package io.pgadapt.tests.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** pgjdbc. */
final class PgjdbcInserter implements BatchPeer.Inserter {
    private final Connection connection;

    PgjdbcInserter(Target target, String options) throws SQLException {
        connection = PgjdbcDriver.connect(target, options);
        connection.setAutoCommit(false);
    }

    @Override
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void insert(String sql, InsertRow[] rows, int from, int to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replaceAll("\\$\\d", "?"))) {
            for (int i = from; i < to; i++) {
                InsertRow row = rows[i];
                statement.setInt(1, row.id());
                statement.setLong(2, row.account());
                statement.setString(3, row.name());
                statement.setObject(4, row.at());
                statement.setBigDecimal(5, row.amount());
                statement.setBoolean(6, row.active());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
