package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassFileTest {
    @TempDir
    Path home;

    @BeforeEach
    void needsPosixPermissions() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    h:5432:d:u:pw           | pw
                    *:*:*:*:pw              | pw
                    h:*:d:*:pw              | pw
                    h:5432:d:u:p\\:w         | p:w
                    h:5432:d:u:p\\\\w         | p\\w
                    h:5432:d:u:pw\\          | pw\\
                    h:5432:d:u:pw:rest      | pw
                    x:*:*:*:pw              |
                    *:1:*:*:pw              |
                    *:*:x:*:pw              |
                    *:*:*:x:pw              |
                    \\*:*:*:*:pw             |
                    #h:5432:d:u:pw          |
                    h:5432:d:u              |
                    h:5432:d:u:             |
                    """)
    void findsTheLineThatFits(String line, @Nullable String expected) throws IOException {
        passfile("rw-------", line);
        assertThat(password("host=h dbname=d user=u").value()).isEqualTo(expected);
    }

    @Test
    void takesTheFirstLineThatFits() throws IOException {
        passfile("rw-------", "x:*:*:*:1", "", "# note", "h:*:*:*:2", "*:*:*:*:3");
        Password password = password("host=h");
        assertThat(password.value()).isEqualTo("2");
        assertThat(password.file()).isEqualTo(home.resolve(".pgpass"));
        assertThat(password.warnings()).isEmpty();
    }

    @Test
    void matchesEscapedFields() throws IOException {
        passfile("rw-------", "\\:\\:1:*:*:a\\\\b:pw");
        assertThat(password("host=::1 user='a\\\\b'").value()).isEqualTo("pw");
    }

    @Test
    void looksEachHostUp() throws IOException {
        passfile("rw-------", "a:1:*:*:pa", "b:2:*:*:pb");
        ConnectionSettings settings = settings("host=a,b,c port=1,2,3");
        assertThat(settings.hosts().stream()
                        .map(host -> settings.passwordFor(host).value()))
                .containsExactly("pa", "pb", null);
    }

    @Test
    void matchesTheNameBeforeTheAddress() throws IOException {
        passfile("rw-------", "10.0.0.1:*:*:*:address", "h:*:*:*:name");
        assertThat(password("host=h hostaddr=10.0.0.1").value()).isEqualTo("name");
        assertThat(password("hostaddr=10.0.0.1").value()).isEqualTo("address");
    }

    @Test
    void callsTheDefaultSocketLocalhost() throws IOException {
        passfile("rw-------", "localhost:*:*:*:pw");
        Path sockets = Files.createDirectory(home.resolve("sockets"));
        ConnectionSettings settings = ConnectionSettings.builder("host=" + sockets)
                .environment(new Environment(Map.of(), home, "osuser", List.of(sockets), false))
                .build();
        assertThat(settings.passwordFor(settings.hosts().get(0)).value()).isEqualTo("pw");
        assertThat(password("host=/other").value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void isIgnoredWithAWarningWhenOthersMayUseIt(String permissions) throws IOException {
        passfile(permissions, "*:*:*:*:s3cretWord");
        Password password = password("host=h");
        assertThat(password.value()).isNull();
        assertThat(password.warnings()).singleElement().asString().contains("group or world access", ".pgpass");
    }

    @Test
    void isIgnoredWithAWarningWhenItIsADirectory() throws IOException {
        Files.createDirectory(home.resolve(".pgpass"));
        assertThat(password("host=h").warnings()).singleElement().asString().contains("not a plain file");
    }

    @Test
    void isIgnoredWithAWarningWhenItIsNotText() throws IOException {
        Files.write(home.resolve(".pgpass"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        Files.setPosixFilePermissions(home.resolve(".pgpass"), PosixFilePermissions.fromString("rw-------"));
        assertThat(password("host=h").warnings()).singleElement().asString().contains("could not read");
    }

    @Test
    void mayBeAnotherFile() throws IOException {
        passfile("rw-------", "*:*:*:*:default");
        Path other = home.resolve("other");
        Files.writeString(other, "*:*:*:*:other");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        assertThat(password("host=h passfile=" + other).value()).isEqualTo("other");
        assertThat(password("host=h passfile=" + home.resolve("missing"))).isEqualTo(Password.NONE);
    }

    @Test
    void isNotReadWhenThereIsAPassword() throws IOException {
        passfile("rw-------", "*:*:*:*:file");
        assertThat(password("host=h password=given").value()).isEqualTo("given");
        assertThat(password("host=h password=''").value()).isEqualTo("file");
    }

    @Test
    void isReadAnewForEachConnection() throws IOException {
        passfile("rw-------", "*:*:*:*:old");
        ConnectionSettings settings = settings("host=h");
        HostSpec host = settings.hosts().get(0);
        assertThat(settings.passwordFor(host).value()).isEqualTo("old");
        passfile("rw-------", "*:*:*:*:new");
        assertThat(settings.passwordFor(host).value()).isEqualTo("new");
    }

    private void passfile(String permissions, String... lines) throws IOException {
        Path file = home.resolve(".pgpass");
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Password password(String dsn) {
        ConnectionSettings settings = settings(dsn);
        return settings.passwordFor(settings.hosts().get(0));
    }

    private ConnectionSettings settings(String dsn) {
        return ConnectionSettings.builder(dsn)
                .environment(Surroundings.in(home, Map.of()))
                .build();
    }
}
