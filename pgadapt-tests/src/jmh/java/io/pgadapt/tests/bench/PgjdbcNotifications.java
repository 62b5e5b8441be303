package io.pgadapt.tests.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Notifications by pgjdbc. */
final class PgjdbcNotifications implements NotifyingPeer.Session {
    private static final int PATIENCE_MILLIS = NotifyingPeer.PATIENCE_SECONDS * 1000;

    private final Connection listener;
    private final PGConnection arrivals;
    private final Connection sender;
    private final Statement statement;

    PgjdbcNotifications(Target target) throws SQLException {
        listener = PgjdbcDriver.connect(target, "");
        arrivals = listener.unwrap(PGConnection.class);
        sender = PgjdbcDriver.connect(target, "");
        statement = sender.createStatement();
        try (Statement listen = listener.createStatement()) {
            listen.execute(NotifyingPeer.LISTEN);
        }
    }

    @Override
    public String roundTrip() throws SQLException {
        statement.execute(NotifyingPeer.NOTIFY);
        PGNotification[] arrived = arrivals.getNotifications(PATIENCE_MILLIS);
        if (arrived.length != 1) {
            throw new IllegalStateException(arrived.length + " notifications came");
        }
        return arrived[0].getParameter();
    }

    @Override
    public void close() throws SQLException {
        listener.close();
        sender.close();
    }
}
