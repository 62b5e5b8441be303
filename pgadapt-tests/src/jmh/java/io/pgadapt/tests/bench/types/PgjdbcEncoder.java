package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;
import io.pgadapt.tests.bench.tape.Taped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** pgjdbc, with an INSERT that it has prepared. */
final class PgjdbcEncoder implements Encoder {
    private final Connection connection;
    private final PreparedStatement insert;
    private final PgjdbcSide side;
    private final Object[] values = new Object[Source.PARAMETERS];

    PgjdbcEncoder(Target target, String options, Family family) throws Exception {
        side = family.pgjdbc();
        connection = Taped.pgjdbc(target, options);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Source.create(family));
            readValues(statement);
            insert = connection.prepareStatement(Source.insert(family, number -> "?"));
            encode();
            encode();
            requireTaken(statement);
        }
        Taped.replaceServer(this::encode);
    }

    @Override
    public void encode() throws SQLException {
        for (int i = 0; i < values.length; i++) {
            side.setter().set(insert, i + 1, values[i]);
        }
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void readValues(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(Source.SELECT_PARAMETERS)) {
            for (int i = 0; rows.next(); i++) {
                values[i] = side.getter().get(rows);
            }
        }
    }

    private static void requireTaken(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(Source.CHECK)) {
            if (!rows.next() || !rows.getBoolean(1)) {
                throw new IllegalStateException("what was inserted is not what was read");
            }
        }
    }
}
