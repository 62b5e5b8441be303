package io.pgadapt.tests.connect;

import static io.pgadapt.tests.connect.SecureServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pgadapt.Connection;
import io.pgadapt.ConnectionInfo;
import io.pgadapt.Pgadapt;
import io.pgadapt.TlsInfo;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.Dsn;
import io.pgadapt.config.Keyword;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PgTest
class ConnectionInfoTest {
    private static Connection secure(String role, String parameters) {
        SecureServer server = SecureServer.instance();
        Map<String, String> all = new LinkedHashMap<>(Dsn.parse("host=localhost " + server.dsn(role) + parameters));
        all.put("password", PASSWORD);
        return Pgadapt.connect(Dsn.format(all));
    }

    @Test
    @Parity({"C66", "C67"})
    void tellsWhereTheConnectionLeadsTo(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn("options=-c%20geqo%3Doff"))) {
            ConnectionInfo info = connection.info();
            assertThat(info.host()).isEqualTo(database.host());
            assertThat(info.hostAddress()).matches("[0-9a-f.:]+");
            assertThat(info.port()).isEqualTo(database.port());
            assertThat(info.usesUnixSocket()).isFalse();
            assertThat(info.database()).isEqualTo(database.name());
            assertThat(info.user()).isEqualTo(database.user());
            assertThat(info.options()).isEqualTo("-c geqo=off");
            assertThat(connection.execute("SHOW geqo").fetchAll().get(0).getString(0))
                    .isEqualTo("off");
        }
    }

    @Test
    void tellsTheDirectoryOfAUnixSocket(PgDatabase database) {
        String dsn = database.socketDsn();
        assumeThat(dsn).as("the server is on this machine").isNotNull();
        try (Connection connection = Pgadapt.connect(Objects.requireNonNull(dsn))) {
            ConnectionInfo info = connection.info();
            assertThat(info.usesUnixSocket()).isTrue();
            assertThat(info.host()).isEqualTo(String.valueOf(database.server().socketDirectory()));
            assertThat(info.hostAddress()).isNull();
            assertThat(info.port()).isEqualTo(database.port());
        }
    }

    @Test
    @Parity({"C59", "C60", "C72", "C75"})
    void tellsTheProcessAndTheVersions(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn("max_protocol_version=3.0"))) {
            ConnectionInfo info = connection.info();
            var row = connection
                    .execute("SELECT pg_backend_pid(), current_setting('server_version_num')::int")
                    .fetchAll()
                    .get(0);
            assertThat(info.backendPid()).isEqualTo(row.getInt(0));
            assertThat(info.serverVersion()).isEqualTo(row.getInt(1));
            assertThat(info.protocolVersion()).isEqualTo("3.0");
        }
    }

    @Test
    @Parity({"C57", "C71"})
    void followsTheParametersThatTheServerReports(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            Map<String, String> before = connection.info().parameterStatuses();
            assertThat(before).containsEntry("integer_datetimes", "on").containsKey("server_encoding");
            connection.execute("SET TimeZone TO 'Asia/Kolkata'");
            assertThat(connection.info().parameterStatus("TimeZone")).isEqualTo("Asia/Kolkata");
            assertThat(connection.info().parameterStatuses()).containsEntry("TimeZone", "Asia/Kolkata");
            connection.rollback();
            assertThat(connection.info().parameterStatuses()).isEqualTo(before);
            assertThat(connection.info().parameterStatus("no such parameter")).isNull();
        }
    }

    @Test
    @Parity({"C2", "C11", "C58", "C68"})
    void tellsTheParametersInForceWithoutSecrets(PgDatabase database) {
        try (Connection connection = Pgadapt.connect(database.dsn("password=s3cret&connect_timeout=7"))) {
            Map<String, String> parameters = connection.info().parameters();
            assertThat(parameters)
                    .containsEntry("dbname", database.name())
                    .containsEntry("user", database.user())
                    .containsEntry("connect_timeout", "7")
                    .containsEntry("sslmode", "prefer")
                    .doesNotContainKey("password")
                    .doesNotContainValue("s3cret");
            assertThat(parameters.keySet())
                    .allSatisfy(it -> assertThat(Keyword.of(it).isSecret()).isFalse());
            assertThat(connection.info().dsn()).contains("password=xxx").doesNotContain("s3cret");
            assertThat(connection.toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "trust_user,    disable, ,                   false",
        "password_user, require, password,           true",
        "md5_user,      disable, md5,                true",
        "scram_user,    disable, SCRAM-SHA-256,      true",
        "scram_user,    require, SCRAM-SHA-256-PLUS, true",
    })
    @Parity("C76")
    void tellsWhetherAPasswordWasUsed(String role, String sslMode, String authentication, boolean used) {
        try (Connection connection = secure(role, "sslmode=" + sslMode)) {
            assertThat(connection.info().authentication()).isEqualTo(authentication);
            assertThat(connection.info().usedPassword()).isEqualTo(used);
        }
    }

    @Test
    @Parity("C77")
    void tellsHowTheConnectionIsEncrypted() {
        try (Connection connection = secure("scram_user", "sslmode=require")) {
            ConnectionInfo info = connection.info();
            TlsInfo tls = Objects.requireNonNull(info.tls());
            var row = connection
                    .execute("SELECT version, cipher, bits FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                    .fetchAll()
                    .get(0);
            assertThat(info.usesTls()).isTrue();
            assertThat(tls.protocol()).isEqualTo("TLSv1.3").isEqualTo(row.getString(0));
            assertThat(tls.cipher()).isEqualTo(row.getString(1));
            assertThat(tls.keyBits()).isEqualTo(row.getInt(2));
            assertThat(tls.direct()).isFalse();
            assertThat(tls.peerCertificates())
                    .first()
                    .satisfies(it ->
                            assertThat(it.getSubjectX500Principal().getName()).contains("CN=server"));
            assertThat(tls.attributes())
                    .containsEntry("protocol", "TLSv1.3")
                    .containsEntry("compression", "off")
                    .containsEntry("key_bits", Integer.toString(tls.keyBits()))
                    .containsKeys("library", "cipher");
        }
    }

    @Test
    void tellsWhetherTlsCameFirst() {
        assumeThat(SecureServer.instance().server().version())
                .as("direct TLS came with version 17")
                .isGreaterThanOrEqualTo(17);
        try (Connection connection = secure("scram_user", "sslmode=require sslnegotiation=direct")) {
            TlsInfo tls = Objects.requireNonNull(connection.info().tls());
            assertThat(tls.direct()).isTrue();
            assertThat(tls.alpn()).isEqualTo("postgresql");
        }
    }

    @Test
    @Parity("C77")
    void aPlainConnectionHasNoTls() {
        try (Connection connection = secure("scram_user", "sslmode=disable")) {
            assertThat(connection.info().usesTls()).isFalse();
            assertThat(connection.info().tls()).isNull();
        }
    }

    @Test
    @Parity("C59b")
    void knowsTheSameAfterTheEnd(PgDatabase database) {
        Connection connection = Pgadapt.connect(database.dsn());
        int pid = connection.info().backendPid();
        connection.close();
        ConnectionInfo info = connection.info();
        assertThat(info.backendPid()).isEqualTo(pid);
        assertThat(info.serverVersion()).isPositive();
        assertThat(info.parameterStatus("client_encoding")).isEqualTo("UTF8");
        assertThat(info.parameters()).containsEntry("dbname", database.name());
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.UNKNOWN);
        assertThat(connection.autocommit()).isFalse();
        assertThat(connection.notices()).isEmpty();
    }
}
