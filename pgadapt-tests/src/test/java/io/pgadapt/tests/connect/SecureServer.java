package io.pgadapt.tests.connect;

import io.pgadapt.tests.connect.Pki.Identity;
import io.pgadapt.tests.server.PgServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One real server with TLS and a role for each way to authenticate, and the certificates that go with it. The server's certificate is for
 * {@code localhost}, and not for {@code 127.0.0.1}.
 */
final class SecureServer {
    static final String PASSWORD = "s3cret'Word\\\u00fc";

    /** Of the PKCS#12 file. The JDK takes ASCII only. */
    static final String PASSPHRASE = "s3cretPhrase";

    private static final SecureServer INSTANCE = new SecureServer();

    private final Identity authority = Pki.authority("the authority");
    private final Identity otherAuthority = Pki.authority("another authority");
    private final Identity identity = authority.issue("server", "localhost");
    private final Identity clientIdentity = authority.issue("cert_user");
    private final Path directory = temporaryDirectory();
    private final PgServer server;

    private SecureServer() {
        write("root.crt", authority.certificatePem());
        write("wrong-root.crt", otherAuthority.certificatePem());
        write("client.crt", clientIdentity.certificatePem());
        write("client.key", clientIdentity.keyPem());
        write("client.p12", clientIdentity.pkcs12(PASSPHRASE));
        write("revoked.crl", authority.revoke(identity.certificate()));
        write("empty.crl", authority.revoke());
        server = PgServer.builder()
                .tls(identity.certificatePem(), identity.keyPem())
                .clientAuthorities(authority.certificatePem())
                .hba(
                        "local all all trust",
                        "hostssl all tls_user all trust",
                        "hostnossl all plain_user all trust",
                        "hostssl all cert_user all cert",
                        "host all trust_user all trust",
                        "host all password_user all password",
                        "host all md5_user all md5",
                        "host all scram_user all scram-sha-256",
                        "host all reject_user all reject")
                .start();
        createRoles();
    }

    static SecureServer instance() {
        return INSTANCE;
    }

    PgServer server() {
        return server;
    }

    /** A connection string without host: one role and its password, over TCP. */
    String dsn(String role) {
        return "port=" + server.port() + " user=" + role + " dbname=postgres ";
    }

    /** The path of one of the files made above. */
    Path file(String name) {
        return directory.resolve(name);
    }

    private void createRoles() {
        String password = " PASSWORD '" + PASSWORD.replace("'", "''") + "'";
        server.execute(
                "CREATE ROLE tls_user LOGIN",
                "CREATE ROLE plain_user LOGIN",
                "CREATE ROLE cert_user LOGIN",
                "CREATE ROLE trust_user LOGIN",
                "CREATE ROLE reject_user LOGIN",
                "CREATE ROLE password_user LOGIN" + password,
                "CREATE ROLE scram_user LOGIN" + password,
                "SET password_encryption = 'md5'",
                "CREATE ROLE md5_user LOGIN" + password,
                "RESET password_encryption");
    }

    private void write(String name, String content) {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) {
        try {
            Path file = Files.write(directory.resolve(name), content);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("pgadapt-certificates");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            // The JVM is ending and the system clears its temporary directory.
        }
    }
}
