package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFileTest {
    @TempDir
    private Path directory;

    private PemFile read(String content) {
        return PemFile.read(TestPki.write(directory, "file.pem", content));
    }

    @Test
    void findsBlocksAmongText() {
        PemFile file = read("""
                subject=CN = x
                -----BEGIN CERTIFICATE-----
                AQ
                I=
                -----END CERTIFICATE-----
                -----BEGIN X509 CRL-----
                Aw==
                -----END X509 CRL-----
                -----BEGIN CERTIFICATE-----
                BA==
                -----END CERTIFICATE-----
                the end
                """);
        assertThat(file.blocks())
                .extracting(PemFile.Block::label)
                .containsExactly("CERTIFICATE", "X509 CRL", "CERTIFICATE");
        assertThat(file.blocks("CERTIFICATE")).containsExactly(new byte[] {1, 2}, new byte[] {4});
        assertThat(file.blocks("X509 CRL")).containsExactly(new byte[] {3});
    }

    @Test
    void keepsTheHeadersOfABlock() {
        PemFile file = read("""
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,0102

                AQI=
                -----END RSA PRIVATE KEY-----
                """);
        assertThat(file.blocks().get(0).headers()).contains("4,ENCRYPTED", "DEK-Info");
        assertThat(file.blocks("RSA PRIVATE KEY")).containsExactly(new byte[] {1, 2});
    }

    @Test
    void readsLinesThatEndAsOnWindows() {
        PemFile file = read("-----BEGIN A-----\r\nAQI=\r\n-----END A-----\r\n");
        assertThat(file.blocks("A")).containsExactly(new byte[] {1, 2});
    }

    @Test
    void ignoresABlockThatDoesNotEnd() {
        assertThat(read("-----BEGIN A-----\nAQI=\n-----END B-----\n").blocks()).isEmpty();
        assertThat(read("-----BEGIN A-----\nAQI=\n").blocks()).isEmpty();
    }

    @Test
    void saysWhichBlockIsDamaged() {
        assertThatThrownBy(() -> read("-----BEGIN A-----\nA*I=\n-----END A-----\n"))
                .isInstanceOf(TlsException.class)
                .hasMessageStartingWith(directory.resolve("file.pem") + ": the PEM block \"A\" is damaged");
    }

    @Test
    void saysThatAFileIsMissing() {
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> PemFile.read(nowhere))
                .isInstanceOf(TlsException.class)
                .hasMessage(nowhere + ": there is no such file");
    }

    @Test
    void saysThatADirectoryCannotBeRead() {
        assertThatThrownBy(() -> PemFile.read(directory))
                .isInstanceOf(TlsException.class)
                .hasMessageStartingWith(directory + ": cannot be read");
    }
}
