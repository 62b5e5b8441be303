package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsServerEndPointTest {
    @ParameterizedTest
    @CsvSource({
        "RSA, MD5withRSA, SHA-256",
        "RSA, SHA1withRSA, SHA-256",
        "RSA, SHA224withRSA, SHA-224",
        "RSA, SHA256withRSA, SHA-256",
        "RSA, SHA384withRSA, SHA-384",
        "RSA, SHA512withRSA, SHA-512",
        "RSA, SHA512(256)withRSA, SHA-512/256",
        "RSA, SHA3-256withRSA, SHA3-256",
        "RSA, SHA1withRSAandMGF1, SHA-256",
        "RSA, SHA256withRSAandMGF1, SHA-256",
        "RSA, SHA512withRSAandMGF1, SHA-512",
        "EC, SHA1withECDSA, SHA-256",
        "EC, SHA256withECDSA, SHA-256",
        "EC, SHA384withECDSA, SHA-384",
        "EC, SHA3-512withECDSA, SHA3-512"
    })
    void hashesTheCertificateWithTheHashOfItsSignature(String key, String signature, String digest)
            throws GeneralSecurityException {
        X509Certificate certificate = TestPki.certificate("CN=db")
                .key(key)
                .signedWith(signature)
                .selfSigned()
                .certificate();
        assertThat(TlsServerEndPoint.hash(certificate))
                .isEqualTo(MessageDigest.getInstance(digest).digest(certificate.getEncoded()));
    }

    @Test
    void hasNoHashForEd25519() {
        X509Certificate certificate =
                TestPki.certificate("CN=db").key("Ed25519").selfSigned().certificate();
        assertThat(TlsServerEndPoint.hash(certificate)).isNull();
    }

    @Test
    void whatTheCertificateCertifiesDoesNotMatter() {
        X509Certificate certificate = TestPki.certificate("CN=db")
                .key("Ed25519")
                .issuedBy(TestPki.root("root"))
                .certificate();
        assertThat(TlsServerEndPoint.hash(certificate)).hasSize(32);
    }
}
