package io.pgadapt.tests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** pgjdbc's CopyManager, as its users feed it. */
final class PgjdbcCopy implements CopyingPeer.Session {
    private static final int PIECE = 64 * 1024;
    private static final int FETCH_SIZE = 2000;

    private final Connection connection;
    private final CopyManager copies;

    PgjdbcCopy(Target target) throws SQLException {
        connection = PgjdbcDriver.connect(target, "");
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
        run(CopyingPeer.CREATE);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public long copyIn(int rows) throws SQLException {
        run("TRUNCATE " + CopyingPeer.TABLE);
        CopyIn in = copies.copyIn("COPY " + CopyingPeer.TABLE + " FROM STDIN");
        StringBuilder text = new StringBuilder(PIECE + 200);
        for (int i = 0; i < rows; i++) {
            append(text, CopiedRow.of(i));
            if (text.length() >= PIECE) {
                send(in, text);
            }
        }
        send(in, text);
        return in.endCopy();
    }

    /** No value needs a backslash here, but those who write such code must look for them all the same. */
    private static void append(StringBuilder text, CopiedRow row) {
        text.append(row.id()).append('\t').append(row.account()).append('\t');
        for (int i = 0; i < row.name().length(); i++) {
            char c = row.name().charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('\t').append(row.at()).append('\t').append(row.amount()).append('\t');
        text.append(row.active() ? 't' : 'f').append('\n');
    }

    private static void send(CopyIn in, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(UTF_8);
        in.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    @Override
    public long copyOut(OutputStream target) throws SQLException, IOException {
        return copies.copyOut("COPY " + CopyingPeer.TABLE + " TO STDOUT", target);
    }

    @Override
    public void copyValues(PointSink sink) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery("SELECT * FROM " + CopyingPeer.TABLE)) {
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
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
