package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class HostNamesTest {
    /** Makes a certificate from a subject and names such as {@code dns:a.example ip:192.0.2.1}. */
    private static X509Certificate certificate(String subject, @Nullable String names) {
        TestPki.Request request = TestPki.certificate(subject);
        for (String name : names == null ? new String[0] : names.split(" ")) {
            String value = name.substring(name.indexOf(':') + 1);
            switch (name.substring(0, name.indexOf(':'))) {
                case "dns" -> request.dns(value);
                case "ip" -> request.ip(value);
                default -> request.email(value);
            }
        }
        return request.selfSigned().certificate();
    }

    @ParameterizedTest
    @CsvSource({
        "db.example, CN=x, dns:db.example",
        "DB.Example, CN=x, dns:db.eXAMPLE",
        "db.example, CN=x, dns:other dns:db.example",
        "a.db.example, CN=x, dns:*.db.example",
        "a.example, CN=x, dns:*.EXAMPLE",
        "db.example, CN=db.example,",
        "a.example, CN=*.example,",
        "db.example, CN=db.example, email:me@example",
        "db.example, CN=db.example, ip:192.0.2.1",
        "192.0.2.1, CN=x, ip:192.0.2.1",
        "192.0.2.1, CN=x, dns:192.0.2.1",
        "192.0.2.1, CN=192.0.2.1,",
        "192.0.2.1, CN=192.0.2.1, dns:db.example",
        "2001:db8::1, CN=x, ip:2001:db8:0:0::1",
        "2001:DB8::1, CN=2001:db8::1,",
        "::1, CN=x, ip:::1"
    })
    void acceptsACertificateForTheHost(String host, String subject, @Nullable String names) {
        X509Certificate certificate = certificate(subject, names);
        assertThatCode(() -> HostNames.verify(host, certificate)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "db.example, CN=x, dns:db.example.com",
        "db.example, CN=x, dns:b.example",
        "example, CN=x, dns:*.example",
        ".example, CN=x, dns:*.example",
        "a.b.example, CN=x, dns:*.example",
        "ab.example, CN=x, dns:a*.example",
        "a.example, CN=x, dns:*",
        "a.example, CN=x, dns:a.*",
        "a.b.example, CN=x, dns:a.*.example",
        "a., CN=x, dns:*.",
        "db.example, CN=db.example, dns:other.example",
        "192.0.2.1, CN=192.0.2.1, ip:192.0.2.2",
        "192.0.2.1, CN=x, dns:*.0.2.1x",
        "192.0.2.2, CN=x, ip:192.0.2.1",
        "192.0.2.1, CN=x, ip:2001:db8::1",
        "2001:db8::2, CN=x, ip:2001:db8::1",
        "db.example, CN=x,",
        "db.example, O=db.example,",
        "db.example, CN=x, email:db.example"
    })
    void refusesACertificateForOthers(String host, String subject, @Nullable String names) {
        X509Certificate certificate = certificate(subject, names);
        assertThatThrownBy(() -> HostNames.verify(host, certificate)).isInstanceOf(CertificateException.class);
    }

    @Test
    void usesTheFirstCommonNameOfTheCertificate() {
        // X.500 writes the last part first: CN=first is the first in the certificate.
        X509Certificate certificate = certificate("CN=second, CN=first", null);
        assertThatCode(() -> HostNames.verify("first", certificate)).doesNotThrowAnyException();
        assertThatThrownBy(() -> HostNames.verify("second", certificate)).isInstanceOf(CertificateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "CN=x, dns:a, server certificate for \"a\" does not match host name \"h\"",
        "CN=x, dns:a dns:b, server certificate for \"a\" (and 1 other name) does not match host name \"h\"",
        "CN=x, dns:a dns:b ip:192.0.2.1, server certificate for \"a\" (and 2 other names) does not match host name \"h\"",
        "CN=x,, server certificate for \"x\" does not match host name \"h\"",
        "O=x,, could not get server's host name from server certificate"
    })
    void saysWhoTheCertificateIsFor(String subject, @Nullable String names, String message) {
        X509Certificate certificate = certificate(subject, names);
        assertThatThrownBy(() -> HostNames.verify("h", certificate)).hasMessage(message);
    }

    @Test
    void refusesANameWithAnEmbeddedNul() {
        X509Certificate certificate = TestPki.certificate("CN=db.example\\00.evil.example")
                .selfSigned()
                .certificate();
        assertThat(certificate.getSubjectX500Principal().getEncoded()).contains(0);
        assertThatThrownBy(() -> HostNames.verify("db.example", certificate))
                .hasMessage("SSL certificate's name contains embedded null");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void needsAHost(@Nullable String host) {
        X509Certificate certificate = certificate("CN=x", null);
        assertThatThrownBy(() -> HostNames.verify(host, certificate))
                .hasMessage("host name must be specified for a verified SSL connection");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, c0000201",
        "0.0.0.0, 00000000",
        "255.255.255.255, ffffffff",
        "::, 00000000000000000000000000000000",
        "2001:db8::a:1, 20010db80000000000000000000a0001"
    })
    void readsAddresses(String text, String hex) {
        assertThat(IpAddresses.parse(text)).isEqualTo(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "256.0.0.1",
        "1.2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "01.2.3.4",
        "db.example",
        "a:b",
        "fe80::1%lo",
        "1:2",
        ":::",
        "''"
    })
    void takesOtherTextForNoAddress(String text) {
        assertThat(IpAddresses.parse(text)).isNull();
    }
}
