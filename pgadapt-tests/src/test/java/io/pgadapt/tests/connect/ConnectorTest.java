package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.internal.connect.Startup;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.tests.server.PgServer;
import org.junit.jupiter.api.Test;

class ConnectorTest {
    private final PgServer server = PgServer.shared();

    @Test
    void opensASessionOverTcp() {
        ConnectionSettings settings = ConnectionSettings.builder("dbname=postgres application_name=me")
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .build();
        Startup session = new Connector(settings, null, ConnectResources.create()).connect(Deadline.none());
        try (var channel = session.channel()) {
            assertThat(session.parameters())
                    .containsEntry("client_encoding", "UTF8")
                    .containsEntry("application_name", "me");
            assertThat(session.parameters().get("DateStyle")).startsWith("ISO");
            assertThat(session.key()).isNotNull();
            assertThat(session.transaction()).isEqualTo(TransactionStatus.IDLE);
            assertThat(session.tls()).isNull();
        }
    }
}
