package io.pgadapt.tests.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;

/** pgjdbc, with typed getters and the constructor called by hand. */
record PgjdbcRecords(Connection connection) implements RecordSource {
    @Override
    public void fetch(String sql, Consumer<? super ItemRecord> sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sink.accept(item(rows));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static ItemRecord item(ResultSet row) throws SQLException {
        return new ItemRecord(
                row.getInt(1),
                row.getLong(2),
                row.getDouble(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class),
                row.getBigDecimal(6),
                row.getObject(7, UUID.class),
                row.getBoolean(8));
    }
}
