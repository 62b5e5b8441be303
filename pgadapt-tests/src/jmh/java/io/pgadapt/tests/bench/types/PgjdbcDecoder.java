package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.openjdk.jmh.infra.Blackhole;

/** A scrollable result set of pgjdbc that is read from its beginning again and again. */
final class PgjdbcDecoder implements Decoder {
    private final Connection connection;
    private final ResultSet rows;
    private final PgjdbcSide side;

    @SuppressWarnings("MustBeClosedChecker") // the connection is closed, and closes all
    PgjdbcDecoder(Target target, String options, Family family) throws SQLException {
        side = family.pgjdbc();
        connection = DriverManager.getConnection(target.jdbcUrl() + "?" + options, target.user(), target.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute(Source.create(family));
        }
        PreparedStatement statement = connection.prepareStatement(
                Source.SELECT, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        rows = statement.executeQuery();
    }

    @Override
    public void decode(Blackhole hole) throws SQLException {
        rows.beforeFirst();
        while (rows.next()) {
            side.reader().read(rows, hole);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
