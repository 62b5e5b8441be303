package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;
import io.pgadapt.tests.bench.tape.Taped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.openjdk.jmh.infra.Blackhole;

/** pgjdbc, with a SELECT that it has prepared. */
final class PgjdbcDecoder implements Decoder {
    private final Connection connection;
    private final PreparedStatement select;
    private final PgjdbcSide.Reader reader;

    PgjdbcDecoder(Target target, String options, Family family, Blackhole hole) throws Exception {
        reader = family.pgjdbc().reader();
        connection = Taped.pgjdbc(target, options);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Source.create(family));
        }
        select = connection.prepareStatement(Source.SELECT);
        decode(hole);
        decode(hole);
        Taped.replaceServer(() -> decode(hole));
    }

    @Override
    public void decode(Blackhole hole) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reader.read(rows, hole);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
