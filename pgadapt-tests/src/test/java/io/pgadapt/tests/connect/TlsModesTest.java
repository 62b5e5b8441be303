package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Environment;
import io.pgadapt.config.Keyword;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.internal.connect.ConnectResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's certificate is for localhost only. */
class TlsModesTest {
    private final SecureServer secure = SecureServer.instance();

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    disable     | missing.crt    | localhost | plain
                    disable     | wrong-root.crt | 127.0.0.1 | plain
                    allow       | missing.crt    | localhost | plain
                    allow       | wrong-root.crt | 127.0.0.1 | plain
                    prefer      | missing.crt    | 127.0.0.1 | TLS
                    prefer      | root.crt       | 127.0.0.1 | TLS
                    prefer      | wrong-root.crt | localhost | plain
                    require     | missing.crt    | 127.0.0.1 | TLS
                    require     | root.crt       | 127.0.0.1 | TLS
                    require     | wrong-root.crt | localhost | TLS error
                    verify-ca   | missing.crt    | localhost | does not exist
                    verify-ca   | root.crt       | localhost | TLS
                    verify-ca   | root.crt       | 127.0.0.1 | TLS
                    verify-ca   | wrong-root.crt | localhost | TLS error
                    verify-full | missing.crt    | localhost | does not exist
                    verify-full | root.crt       | localhost | TLS
                    verify-full | root.crt       | 127.0.0.1 | TLS error
                    verify-full | wrong-root.crt | localhost | TLS error
                    """)
    void obeysTheMode(String mode, String root, String host, String expected) {
        ConnectionSettings settings =
                trusted("host=" + host + " sslmode=" + mode + " sslrootcert=" + secure.file(root));
        assertThat(outcome(settings)).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "tls_user,   allow,   TLS",
        "tls_user,   disable, FATAL",
        "plain_user, prefer,  plain",
        "plain_user, require, FATAL",
    })
    void triesTheOtherWayWhenTheServerRefusesTheFirst(String role, String mode, String expected) {
        ConnectionSettings settings = Client.settings(secure.dsn(role) + "host=localhost sslmode=" + mode);
        assertThat(outcome(settings)).startsWith(expected);
    }

    @Test
    void tellsBothTriesWhenNeitherWorks() {
        OperationalError error = Client.failure(
                secure.dsn("tls_user") + "host=localhost sslmode=prefer sslrootcert=" + secure.file("wrong-root.crt"));
        assertThat(error.getSuppressed()).hasSize(2);
        assertThat(error).hasMessageContaining("TLS error").hasMessageContaining("no encryption");
        assertThat(error.sqlState()).isEqualTo("28000");
    }

    @Test
    void findsRootCertificatesInTheirDefaultPlace() throws IOException {
        Path directory = Files.createDirectory(home.resolve(".postgresql"));
        Files.copy(secure.file("wrong-root.crt"), directory.resolve("root.crt"));
        Environment environment = new Environment(Map.of(), home, "nobody", List.of(), false);
        ConnectionSettings settings = ConnectionSettings.builder(
                        secure.dsn("trust_user") + "host=localhost sslmode=require")
                .environment(environment)
                .build();
        assertThat(outcome(settings)).startsWith("TLS error");
    }

    @Test
    void doesNotTrustAPrivateAuthorityWithTheSystemsRoots() {
        assertThat(outcome(trusted("host=localhost sslrootcert=system"))).startsWith("TLS error");
    }

    @Test
    void startsTlsDirectly() {
        assumeTrue(secure.server().version() >= 17, "the server does not know direct TLS");
        ConnectionSettings settings = trusted(
                "host=localhost sslmode=verify-full sslnegotiation=direct sslrootcert=" + secure.file("root.crt"));
        assertThat(outcome(settings)).isEqualTo("TLS");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLSv1.2", "TLSv1.3, TLSv1.3"})
    void limitsTheVersion(String max, String expected) {
        try (Client client = Client.open(trusted("host=localhost sslmode=require ssl_max_protocol_version=" + max))) {
            SSLSession session = Objects.requireNonNull(client.startup().tls()).session();
            assertThat(session.getProtocol()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"empty.crl, TLS", "revoked.crl, TLS error", "missing.crl, "})
    void checksRevocation(String list, String expected) {
        String outcome = outcome(trusted("host=localhost sslmode=verify-full sslrootcert=" + secure.file("root.crt")
                + " sslcrl=" + secure.file(list)));
        if (expected == null) {
            assertThat(outcome).contains("missing.crl");
        } else {
            assertThat(outcome).startsWith(expected);
        }
    }

    @Test
    void showsAClientCertificate() {
        try (Client client = Client.open(
                certificate("sslcert=" + secure.file("client.crt") + " sslkey=" + secure.file("client.key")))) {
            assertThat(client.ask("SELECT current_user")).isEqualTo("cert_user");
            assertThat(client.startup().authentication()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslcert", "sslkey"})
    void takesOnePkcs12FileForKeyAndCertificate(String keyword) {
        ConnectionSettings settings = certificate(keyword + "=" + secure.file("client.p12"));
        assertThat(outcome(settings.with(Keyword.SSLPASSWORD, SecureServer.PASSPHRASE)))
                .isEqualTo("TLS");
        assertThat(outcome(settings.with(Keyword.SSLPASSWORD, "wr0ngWord")))
                .contains("client.p12")
                .doesNotContain("wr0ngWord");
    }

    @Test
    void findsAClientCertificateInItsDefaultPlace() throws IOException {
        Path directory = Files.createDirectory(home.resolve(".postgresql"));
        Files.copy(secure.file("client.crt"), directory.resolve("postgresql.crt"));
        Path key = Files.copy(secure.file("client.key"), directory.resolve("postgresql.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        ConnectionSettings settings = ConnectionSettings.builder(
                        secure.dsn("cert_user") + "host=localhost sslmode=require")
                .environment(new Environment(Map.of(), home, "nobody", List.of(), false))
                .build();
        assertThat(outcome(settings)).isEqualTo("TLS");
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        Path key = Files.copy(secure.file("client.key"), home.resolve("open.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(outcome(certificate("sslcert=" + secure.file("client.crt") + " sslkey=" + key)))
                .contains("open.key", "group or world access");
    }

    @Test
    void goesWithoutAClientCertificateThatIsNotThere() {
        OperationalError error = Client.failure(certificate("sslcert=" + secure.file("missing.crt")));
        assertThat(error).hasMessageContaining("valid client certificate");
    }

    @Test
    void keepsAClientCertificateBackWhenToldTo() {
        OperationalError error = Client.failure(certificate(
                "sslcertmode=disable sslcert=" + secure.file("client.crt") + " sslkey=" + secure.file("client.key")));
        assertThat(error).hasMessageContaining("valid client certificate");
    }

    @Test
    void requiresAClientCertificateToBeSent() {
        String files = " sslcert=" + secure.file("client.crt") + " sslkey=" + secure.file("client.key");
        assertThat(outcome(trusted("host=localhost sslmode=require sslcertmode=require" + files)))
                .isEqualTo("TLS");
        assertThat(outcome(trusted("host=localhost sslmode=require sslcertmode=require")))
                .contains("sslcertmode=require");
        assertThat(outcome(trusted("host=localhost sslmode=disable sslcertmode=require" + files)))
                .contains("sslcertmode=require");
    }

    @Test
    void readsFilesAgainWhenTheyHaveChanged() throws IOException {
        Path root = Files.copy(secure.file("wrong-root.crt"), home.resolve("changing.crt"));
        ConnectionSettings settings = trusted("host=localhost sslmode=verify-full sslrootcert=" + root);
        ConnectResources resources = ConnectResources.create();
        assertThat(outcome(settings, resources)).startsWith("TLS error");
        Files.delete(root);
        Files.copy(secure.file("root.crt"), root);
        assertThat(outcome(settings, resources)).isEqualTo("TLS");
    }

    @Test
    void usesNoTlsOnASocket() {
        Path directory = secure.server().socketDirectory();
        try (Client client = Client.open(secure.dsn("tls_user") + "sslmode=require host=" + directory)) {
            assertThat(client.startup().tls()).isNull();
        }
    }

    private ConnectionSettings trusted(String more) {
        return Client.settings(secure.dsn("trust_user") + more);
    }

    private ConnectionSettings certificate(String more) {
        return Client.settings(secure.dsn("cert_user") + "host=localhost sslmode=require " + more);
    }

    private static String outcome(ConnectionSettings settings) {
        return outcome(settings, ConnectResources.create());
    }

    /** TLS, plain, or why there is no session. */
    private static String outcome(ConnectionSettings settings, ConnectResources resources) {
        try (Client client = Client.open(settings, resources)) {
            boolean tls = client.startup().tls() != null;
            assertThat(client.ask("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .isEqualTo(tls ? "t" : "f");
            return tls ? "TLS" : "plain";
        } catch (OperationalError e) {
            return String.valueOf(e.getMessage())
                    .replaceFirst("(?s)^connection to .*? failed: ", "")
                    .replaceFirst("^root certificate file .* does not exist", "does not exist");
        }
    }
}
