package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.tls.TestPki.Identity;
import io.pgadapt.protocol.tls.TlsSettings.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsContextTest {
    private static final int PORT = 5432;

    private static Identity root;
    private static Identity intermediate;
    private static Identity server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeCertificates() {
        root = TestPki.root("root");
        intermediate = TestPki.certificate("CN=intermediate").authority().issuedBy(root);
        server = TestPki.certificate("CN=db").dns("db.example").issuedBy(root);
    }

    private TrustRoots rootFile(Identity... roots) {
        StringBuilder pem = new StringBuilder();
        for (Identity identity : roots) {
            pem.append(identity.pem());
        }
        return TrustRoots.file(TestPki.write(directory, "root.crt", pem.toString()));
    }

    private static SSLEngine client(TlsSettings.Builder settings, String host) {
        return TlsContext.create(settings.build()).engine(host, PORT);
    }

    private TlsSettings.Builder verifying(Verification verification, Identity... roots) {
        return TlsSettings.builder().verify(verification, rootFile(roots));
    }

    private static void assertRefused(SSLEngine client, SSLEngine server, String reason) {
        assertThatThrownBy(() -> Handshake.run(client, server))
                .isInstanceOf(SSLException.class)
                .hasStackTraceContaining(reason);
    }

    @Test
    void withoutVerificationAnyCertificateIsAccepted() throws SSLException {
        Identity stranger = TestPki.certificate("CN=stranger").expired().selfSigned();
        SSLEngine client = client(TlsSettings.builder(), "db.example");
        Handshake.run(client, Handshake.server(stranger));
        assertThat(client.getSession().getPeerCertificates()).containsExactly(stranger.certificate());
    }

    @ParameterizedTest
    @EnumSource(
            value = Verification.class,
            names = {"CA", "FULL"})
    void acceptsTheRightHostWithACertificateOfTheRoot(Verification verification) throws SSLException {
        SSLEngine client = client(verifying(verification, root), "db.example");
        Handshake.run(client, Handshake.server(server));
        assertThat(client.getSession().isValid()).isTrue();
    }

    @Test
    void verifyCaAcceptsAnyHost() throws SSLException {
        SSLEngine client = client(verifying(Verification.CA, root), "other.example");
        Handshake.run(client, Handshake.server(server));
        assertThat(client.getSession().isValid()).isTrue();
    }

    @Test
    void verifyFullRefusesAnotherHost() {
        SSLEngine client = client(verifying(Verification.FULL, root), "other.example");
        assertRefused(
                client,
                Handshake.server(server),
                "server certificate for \"db.example\" does not match host name \"other.example\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verification.class,
            names = {"CA", "FULL"})
    void refusesACertificateOfAnUnknownAuthority(Verification verification) {
        Identity otherRoot = TestPki.root("root");
        SSLEngine client = client(verifying(verification, otherRoot), "db.example");
        assertRefused(client, Handshake.server(server), "CertPath");
    }

    @Test
    void saysWhichCertificateWasCheckedAgainstWhat() {
        SSLEngine client = client(verifying(Verification.CA, TestPki.root("other root")), "db.example");
        assertThatThrownBy(() -> Handshake.run(client, Handshake.server(server)))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("certificate verify failed: the server's certificate for \"CN=db\","
                        + " issued by \"CN=root\", was checked against the root certificates in "
                        + directory.resolve("root.crt"));
    }

    @Test
    void refusesAnExpiredCertificate() {
        Identity expired = TestPki.certificate("CN=db.example").expired().issuedBy(root);
        SSLEngine client = client(verifying(Verification.CA, root), "db.example");
        assertRefused(client, Handshake.server(expired), "CertificateExpiredException");
    }

    @Test
    void refusesAnExpiredCertificateThatIsItselfARoot() {
        Identity expired = TestPki.certificate("CN=db.example").expired().selfSigned();
        SSLEngine client = client(verifying(Verification.CA, expired), "db.example");
        assertRefused(client, Handshake.server(expired), "CertificateExpiredException");
    }

    @Test
    void acceptsASelfSignedCertificateThatIsItselfARoot() throws SSLException {
        Identity self = TestPki.certificate("CN=db.example").selfSigned();
        SSLEngine client = client(verifying(Verification.FULL, self), "db.example");
        Handshake.run(client, Handshake.server(self));
        assertThat(client.getSession().isValid()).isTrue();
    }

    @Test
    void followsIntermediateCertificatesThatTheServerSends() throws SSLException {
        Identity leaf = TestPki.certificate("CN=db.example").issuedBy(intermediate);
        SSLEngine client = client(verifying(Verification.CA, root), "db.example");
        Handshake.run(client, Handshake.server(leaf, intermediate.certificate()));
        assertThat(client.getSession().isValid()).isTrue();
    }

    @Test
    void refusesAServerThatKeepsItsIntermediateCertificateBack() {
        Identity leaf = TestPki.certificate("CN=db.example").issuedBy(intermediate);
        SSLEngine client = client(verifying(Verification.CA, root), "db.example");
        assertRefused(client, Handshake.server(leaf), "CertPath");
    }

    @Test
    void findsIntermediateCertificatesInTheRootFile() throws SSLException {
        Identity leaf = TestPki.certificate("CN=db.example").issuedBy(intermediate);
        SSLEngine client = client(verifying(Verification.CA, root, intermediate), "db.example");
        Handshake.run(client, Handshake.server(leaf));
        assertThat(client.getSession().isValid()).isTrue();
    }

    @Test
    void refusesACertificateThatAServersCertificateIssued() {
        Identity leaf = TestPki.certificate("CN=db.example").issuedBy(server);
        SSLEngine client = client(verifying(Verification.CA, root), "db.example");
        assertRefused(client, Handshake.server(leaf, server.certificate()), "basic constraints");
    }

    @Test
    void theSystemStoreDoesNotTrustOurRoot() {
        SSLEngine client = client(TlsSettings.builder().verify(Verification.FULL, TrustRoots.system()), "db.example");
        assertRefused(client, Handshake.server(server), "CertPath");
    }

    @Test
    void refusesARevokedCertificate() {
        Path crl = TestPki.write(directory, "root.crl", TestPki.pem(TestPki.revoked(root, server.certificate())));
        SSLEngine client = client(verifying(Verification.CA, root).crlFile(crl), "db.example");
        assertRefused(client, Handshake.server(server), "revoked");
    }

    @Test
    void refusesACertificateRevokedByAListInTheDirectory() throws IOException {
        Path lists = Files.createDirectory(directory.resolve("lists"));
        TestPki.write(lists, "a", TestPki.pem(TestPki.revoked(TestPki.root("unrelated"))));
        TestPki.write(lists, "b", TestPki.pem(TestPki.revoked(root, server.certificate())));
        SSLEngine client = client(verifying(Verification.CA, root).crlDirectory(lists), "db.example");
        assertRefused(client, Handshake.server(server), "revoked");
    }

    @Test
    void acceptsACertificateThatTheListDoesNotName() throws SSLException {
        Identity other = TestPki.certificate("CN=other").issuedBy(root);
        Path crl = TestPki.write(directory, "root.crl", TestPki.pem(TestPki.revoked(root, other.certificate())));
        SSLEngine client = client(verifying(Verification.CA, root).crlFile(crl), "db.example");
        Handshake.run(client, Handshake.server(server));
        assertThat(client.getSession().isValid()).isTrue();
    }

    @Test
    void withListsEveryAuthorityOfTheChainNeedsOne() {
        Identity leaf = TestPki.certificate("CN=db.example").issuedBy(intermediate);
        Path crl = TestPki.write(directory, "root.crl", TestPki.pem(TestPki.revoked(root)));
        SSLEngine client = client(verifying(Verification.CA, root).crlFile(crl), "db.example");
        assertRefused(
                client, Handshake.server(leaf, intermediate.certificate()), "Could not determine revocation status");
    }

    @Test
    void aListSignedByAnotherKeyDoesNotCount() {
        Path crl = TestPki.write(directory, "root.crl", TestPki.pem(TestPki.revoked(TestPki.root("root"))));
        SSLEngine client = client(verifying(Verification.CA, root).crlFile(crl), "db.example");
        assertRefused(client, Handshake.server(server), "revocation");
    }

    @ParameterizedTest
    @CsvSource({"TLS_1_2,TLS_1_2,TLSv1.2", "TLS_1_2,TLS_1_3,TLSv1.3", "TLS_1_3,,TLSv1.3", ",TLS_1_2,TLSv1.2"})
    void speaksTheNewestPermittedVersion(TlsVersion min, TlsVersion max, String expected) throws SSLException {
        SSLEngine client = client(TlsSettings.builder().minVersion(min).maxVersion(max), "db.example");
        Handshake.run(client, Handshake.server(server));
        assertThat(client.getSession().getProtocol()).isEqualTo(expected);
    }

    @Test
    void refusesAServerThatIsTooOld() {
        SSLEngine client = client(TlsSettings.builder().minVersion(TlsVersion.TLS_1_3), "db.example");
        SSLEngine old = Handshake.server(server);
        old.setEnabledProtocols(new String[] {"TLSv1.2"});
        assertThatThrownBy(() -> Handshake.run(client, old)).isInstanceOf(SSLException.class);
    }

    @Test
    void saysThatTheRuntimeHasDisabledAllPermittedVersions() {
        TlsContext context = TlsContext.create(TlsSettings.builder()
                .minVersion(TlsVersion.TLS_1_0)
                .maxVersion(TlsVersion.TLS_1_0)
                .build());
        assertThatThrownBy(() -> context.engine("db.example", PORT))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("no TLS version is left")
                .hasMessageContaining("TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offersPostgresqlByAlpnUnlessSwitchedOff(boolean alpn) throws SSLException {
        SSLEngine client = client(TlsSettings.builder().alpn(alpn), "db.example");
        SSLEngine peer = Handshake.server(server);
        SSLParameters parameters = peer.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"postgresql"});
        peer.setSSLParameters(parameters);
        Handshake.run(client, peer);
        assertThat(client.getApplicationProtocol()).isEqualTo(alpn ? "postgresql" : "");
    }

    @ParameterizedTest
    @CsvSource({"true,db.example,db.example", "true,my_db,", "false,db.example,", "true,192.0.2.1,", "true,::1,"})
    void sendsTheHostNameUnlessSwitchedOffOrAnAddress(boolean sni, String host, String expected) throws SSLException {
        SSLEngine client = client(TlsSettings.builder().sni(sni), host);
        SSLEngine peer = Handshake.server(server);
        Handshake.run(client, peer);
        List<?> sent = ((ExtendedSSLSession) peer.getSession()).getRequestedServerNames();
        if (expected == null) {
            assertThat(sent).isEmpty();
        } else {
            assertThat(sent).singleElement().isEqualTo(new SNIHostName(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void showsItsCertificateThoughTheServerNamesOtherAuthorities(String kind) throws SSLException {
        Identity user = TestPki.certificate("CN=user").key(kind).issuedBy(intermediate);
        Path certificate = TestPki.write(directory, "user.crt", user.pem() + intermediate.pem());
        Path key =
                TestPki.write(directory, "user.key", TestPki.pkcs8(user.keys().getPrivate()));
        SSLEngine client = client(
                TlsSettings.builder().clientCertificate(new ClientCertificate(certificate, key, KeyPassword.none())),
                "db.example");
        SSLEngine peer = Handshake.server(server);
        peer.setNeedClientAuth(true);
        Handshake.run(client, peer);
        assertThat(peer.getSession().getPeerCertificates())
                .containsExactly(user.certificate(), intermediate.certificate());
    }

    @Test
    void readsItsFilesOnlyOnce() throws IOException {
        TlsContext context = TlsContext.create(verifying(Verification.CA, root).build());
        context.engine("db.example", PORT);
        Files.delete(directory.resolve("root.crt"));
        SSLEngine second = context.engine("db.example", PORT);
        Handshake.run(second, Handshake.server(server));
        assertThat(second.getSession().isValid()).isTrue();
    }

    @Test
    void readsNoFileBeforeItIsNeededAndTriesAgainAfterAFailure() {
        Path file = directory.resolve("root.crt");
        TlsContext context = TlsContext.create(TlsSettings.builder()
                .verify(Verification.CA, TrustRoots.file(file))
                .build());
        assertThatThrownBy(() -> context.engine("db.example", PORT))
                .isInstanceOf(TlsException.class)
                .hasMessage(file + ": there is no such file");
        rootFile(root);
        assertThat(context.engine("db.example", PORT).getUseClientMode()).isTrue();
    }

    @Test
    void theServersCertificateIsInTheSession() throws SSLException, CertificateException {
        SSLEngine client = client(verifying(Verification.FULL, root), "db.example");
        Handshake.run(client, Handshake.server(server));
        Certificate[] chain = client.getSession().getPeerCertificates();
        assertThat(chain[0].getEncoded()).isEqualTo(server.certificate().getEncoded());
    }
}
