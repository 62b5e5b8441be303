package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.protocol.tls.TestPki.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdentityTest {
    private static final Identity ROOT = TestPki.root("root");
    private static final Identity USER = TestPki.certificate("CN=user").issuedBy(ROOT);

    @TempDir
    private Path directory;

    private Path userCertificate() {
        return TestPki.write(directory, "user.crt", USER.pem());
    }

    private Path userKey() {
        return TestPki.write(directory, "user.key", TestPki.pkcs8(USER.keys().getPrivate()));
    }

    private Path pkcs12(String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate[] chain = {USER.certificate(), ROOT.certificate()};
        store.setKeyEntry("user", USER.keys().getPrivate(), password.toCharArray(), chain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return TestPki.write(directory, "user.p12", out.toByteArray());
    }

    private static ClientIdentity read(@Nullable Path certificate, @Nullable Path key, KeyPassword password) {
        return ClientIdentity.read(new ClientCertificate(certificate, key, password));
    }

    @Test
    void readsCertificatesAndKey() {
        Path chain = TestPki.write(directory, "chain.crt", "text\n" + USER.pem() + ROOT.pem());
        ClientIdentity identity = read(chain, userKey(), KeyPassword.none());
        assertThat(identity.chain()).containsExactly(USER.certificate(), ROOT.certificate());
        assertThat(identity.key()).isEqualTo(USER.keys().getPrivate());
        assertThat(identity).hasToString("ClientIdentity[CN=user]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void refusesAKeyThatIsNotTheCertificates(String kind) {
        Path certificate = userCertificate();
        Path key = TestPki.write(
                directory, "other.key", TestPki.pkcs8(TestPki.newKeys(kind).getPrivate()));
        assertThatThrownBy(() -> read(certificate, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessage("certificate " + certificate + " does not match private key " + key);
    }

    @Test
    void tellsRsaKeysApart() {
        Identity one = TestPki.certificate("CN=one").key("RSA").selfSigned();
        assertThat(KeyPairs.belongTogether(
                        one.certificate().getPublicKey(), one.keys().getPrivate()))
                .isTrue();
        assertThat(KeyPairs.belongTogether(
                        one.certificate().getPublicKey(), TestPki.newKeys("RSA").getPrivate()))
                .isFalse();
    }

    @Test
    void readsPkcs12FromEitherSetting() throws GeneralSecurityException, IOException {
        Path file = pkcs12("secret");
        KeyPassword password = "secret"::toCharArray;
        assertThat(read(null, file, password).chain()).containsExactly(USER.certificate(), ROOT.certificate());
        assertThat(read(file, null, password).key()).isEqualTo(USER.keys().getPrivate());
        assertThat(read(userCertificate(), file, password).chain()).hasSize(2);
    }

    @Test
    void readsPkcs12WithAnEmptyPasswordWithoutBeingGivenOne() throws GeneralSecurityException, IOException {
        assertThat(read(null, pkcs12(""), KeyPassword.none()).key())
                .isEqualTo(USER.keys().getPrivate());
    }

    @Test
    void saysWhetherThePasswordOfAPkcs12FileIsMissingOrWrong() throws GeneralSecurityException, IOException {
        Path file = pkcs12("secret");
        assertThatThrownBy(() -> read(null, file, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessage(file + ": encrypted, but sslpassword is not set");
        assertThatThrownBy(() -> read(null, file, "wrong"::toCharArray))
                .isInstanceOf(TlsException.class)
                .hasMessage(file + ": cannot be decrypted; is sslpassword right?");
    }

    @Test
    void refusesAPkcs12FileWithoutAKey() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", ROOT.certificate());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, new char[0]);
        Path file = TestPki.write(directory, "empty.p12", out.toByteArray());
        assertThatThrownBy(() -> read(null, file, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessage(file + ": this PKCS#12 file holds no private key with a certificate");
    }

    @Test
    void refusesATruncatedPkcs12File() throws GeneralSecurityException, IOException {
        byte[] content = Files.readAllBytes(pkcs12("secret"));
        Path file = TestPki.write(directory, "cut.p12", Arrays.copyOf(content, content.length / 2));
        assertThatThrownBy(() -> read(null, file, "secret"::toCharArray)).isInstanceOf(TlsException.class);
    }

    @Test
    void aKeyFileThatIsNotPkcs12NeedsACertificateFile() {
        Path key = userKey();
        assertThatThrownBy(() -> read(null, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("a certificate file (sslcert) is needed");
    }

    @Test
    void needsAtLeastOneFile() {
        assertThatThrownBy(() -> new ClientCertificate(null, null, KeyPassword.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichFileHoldsNoCertificate() {
        Path key = userKey();
        Path empty = TestPki.write(directory, "empty.crt", "");
        assertThatThrownBy(() -> read(empty, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessage(empty + ": holds no certificate");
        assertThatThrownBy(() -> read(key, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessage(key + ": holds no certificate, only PRIVATE KEY");
    }

    @Test
    void saysThatACertificateIsDamaged() {
        Path key = userKey();
        Path damaged =
                TestPki.write(directory, "bad.crt", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> read(damaged, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessageStartingWith(damaged + ": holds a damaged certificate");
    }

    @Test
    void saysThatTheKeyFileIsMissing() {
        Path certificate = userCertificate();
        Path key = directory.resolve("nowhere.key");
        assertThatThrownBy(() -> read(certificate, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessageStartingWith(key + ": there is no such file");
    }

    @Test
    void refusesADirectoryAsKeyFile() {
        assertThatThrownBy(() -> read(userCertificate(), directory, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("is not a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw----", "rw-r--r--", "rw----r--", "rw---x---", "rw------x"})
    void refusesAKeyFileThatOthersMayUse(String permissions) throws IOException {
        Path certificate = userCertificate();
        Path key = userKey();
        assumeTrue(key.getFileSystem().supportedFileAttributeViews().contains("unix"), "needs Unix permissions");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> read(certificate, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessageStartingWith(key + ": the private key has group or world access");
    }

    @Test
    void theGroupMayReadAKeyFileOfRootOnly() throws IOException {
        Path certificate = userCertificate();
        Path key = userKey();
        assumeTrue(key.getFileSystem().supportedFileAttributeViews().contains("unix"), "needs Unix permissions");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        if (Integer.valueOf(0).equals(Files.getAttribute(key, "unix:uid"))) {
            assertThat(read(certificate, key, KeyPassword.none()).chain()).hasSize(1);
            Files.setAttribute(key, "unix:uid", 12345);
        }
        assertThatThrownBy(() -> read(certificate, key, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("group or world access");
    }
}
