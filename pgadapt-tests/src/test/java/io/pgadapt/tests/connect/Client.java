package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Environment;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.internal.connect.Startup;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.Terminate;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.tests.server.PgServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session of the connector, with as little around it as a test needs. */
final class Client implements AutoCloseable {
    /** Long enough for any machine; a test that comes to it has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Startup startup;

    private Client(Startup startup) {
        this.startup = startup;
    }

    /** Surroundings without variables, and without files in their default places. */
    static Environment bare() {
        return new Environment(Map.of(), Path.of("/nonexistent"), "nobody", List.of(), false);
    }

    static ConnectionSettings settings(String dsn) {
        return ConnectionSettings.builder(dsn).environment(bare()).build();
    }

    /** Settings for a server's superuser, and more. */
    static ConnectionSettings settings(PgServer server, String more) {
        return settings("host=" + server.host() + " port=" + server.port() + " user=" + server.user()
                + " password='" + (server.password() == null ? "" : server.password())
                + "' dbname=postgres " + more);
    }

    static Client open(ConnectionSettings settings) {
        return open(settings, ConnectResources.create());
    }

    static Client open(ConnectionSettings settings, ConnectResources resources) {
        return new Client(new Connector(settings, null, resources).connect(limit()));
    }

    static Client open(String dsn) {
        return open(settings(dsn));
    }

    static OperationalError failure(ConnectionSettings settings) {
        return catchThrowableOfType(OperationalError.class, () -> open(settings).close());
    }

    static OperationalError failure(String dsn) {
        return failure(settings(dsn));
    }

    static Deadline limit() {
        return Deadline.after(PATIENCE);
    }

    Startup startup() {
        return startup;
    }

    /** Runs a statement; returns the first column of the last row, or the SQLSTATE of an error. */
    @Nullable
    String ask(String sql) {
        try {
            startup.channel().send(new Query(sql)).flush(limit());
            return answer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a statement without waiting for its answer. */
    void send(String sql) throws IOException {
        startup.channel().send(new Query(sql)).flush(limit());
    }

    /** Waits for the answer of what was sent. */
    @Nullable
    String answer() throws IOException {
        String answer = null;
        BackendMessage message = startup.channel().receive(limit());
        while (!(message instanceof ReadyForQuery)) {
            if (message instanceof DataRow row) {
                Bytes value = row.values().get(0);
                answer = value == null ? null : value.utf8();
            } else if (message instanceof ErrorResponse error) {
                answer = error.fields().sqlState();
            }
            message = startup.channel().receive(limit());
        }
        return answer;
    }

    @Override
    public void close() {
        try (var channel = startup.channel()) {
            channel.send(Terminate.INSTANCE).flush(limit());
        } catch (IOException e) {
            // The server went first.
        }
    }
}
