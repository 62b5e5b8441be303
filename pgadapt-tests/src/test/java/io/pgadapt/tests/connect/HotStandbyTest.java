package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.tests.server.PgServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code target_session_attrs} with a real primary and its real standby. */
class HotStandbyTest {
    private static PgServer primary;
    private static PgServer standby;

    @BeforeAll
    static void start() {
        primary = PgServer.builder().start();
        assumeTrue(primary.version() >= 15, "the functions for a base backup had other names");
        standby = primary.startStandby();
    }

    @AfterAll
    static void stop() {
        if (standby != null) {
            standby.close();
        }
        primary.close();
    }

    @ParameterizedTest
    @CsvSource({
        "any,            t",
        "read-write,     f",
        "read-only,      t",
        "primary,        f",
        "standby,        t",
        "prefer-standby, t",
    })
    void findsTheRightServer(String attributes, String inRecovery) {
        try (Client client = Client.open(settings(standby, primary, attributes))) {
            assertThat(client.ask("SELECT pg_is_in_recovery()")).isEqualTo(inRecovery);
        }
    }

    @Test
    void looksForAStandbyBehindThePrimary() {
        try (Client client = Client.open(settings(primary, standby, "prefer-standby"))) {
            assertThat(client.ask("SELECT pg_is_in_recovery()")).isEqualTo("t");
        }
    }

    @Test
    void makesDoWithThePrimaryWhenTheStandbyIsDown() {
        ConnectionSettings settings = Client.settings("host=127.0.0.1,127.0.0.1 port=1," + primary.port()
                + " user=postgres dbname=postgres target_session_attrs=prefer-standby");
        try (Client client = Client.open(settings)) {
            assertThat(client.ask("SELECT pg_is_in_recovery()")).isEqualTo("f");
        }
    }

    private static ConnectionSettings settings(PgServer first, PgServer second, String attributes) {
        return Client.settings("host=127.0.0.1,127.0.0.1 port=" + first.port() + "," + second.port()
                + " user=postgres dbname=postgres target_session_attrs=" + attributes);
    }
}
