package io.pgadapt.tests.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.UUID;

/** pgjdbc. */
final class PgjdbcDriver implements Driver {
    private static final int FETCH_SIZE = 2000;

    private final Connection connection;
    private final PreparedStatement point;

    private PgjdbcDriver(Connection connection) throws SQLException {
        this.connection = connection;
        this.point = connection.prepareStatement(Queries.POINT.replace("$1", "?"));
    }

    static PgjdbcDriver open(Target target, String options) throws SQLException {
        return new PgjdbcDriver(connect(target, options));
    }

    static Connection connect(Target target, String options) throws SQLException {
        return DriverManager.getConnection(target.jdbcUrl() + options, target.user(), target.password());
    }

    @Override
    public void point(int id, PointSink sink) throws SQLException {
        point.setInt(1, id);
        try (ResultSet row = point.executeQuery()) {
            while (row.next()) {
                sink.row(
                        row.getInt(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getBigDecimal(5),
                        row.getBoolean(6));
            }
        }
    }

    @Override
    public void fetchAll(String sql, RowSink sink) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            read(rows, sink);
        }
    }

    @Override
    public void fetchStream(String sql, RowSink sink) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery(sql)) {
                read(rows, sink);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the result is what is to be held
    public Object fetchAndHold(String sql) throws SQLException {
        return connection.createStatement().executeQuery(sql);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void read(ResultSet rows, RowSink sink) throws SQLException {
        while (rows.next()) {
            sink.row(
                    rows.getInt(1),
                    rows.getLong(2),
                    rows.getDouble(3),
                    rows.getString(4),
                    rows.getObject(5, OffsetDateTime.class),
                    rows.getBigDecimal(6),
                    rows.getObject(7, UUID.class),
                    rows.getBoolean(8));
        }
    }
}
