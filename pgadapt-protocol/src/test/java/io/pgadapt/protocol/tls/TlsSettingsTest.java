package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.tls.TlsSettings.Verification;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsSettingsTest {
    @Test
    void startsAsLibpqDoes() {
        TlsSettings settings = TlsSettings.builder().build();
        assertThat(settings.verification()).isEqualTo(Verification.NONE);
        assertThat(settings.minVersion()).isEqualTo(TlsVersion.TLS_1_2);
        assertThat(settings.maxVersion()).isNull();
        assertThat(settings.sni()).isTrue();
        assertThat(settings.alpn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verification.class,
            names = {"CA", "FULL"})
    void verificationNeedsRoots(Verification verification) {
        TlsSettings.Builder builder = TlsSettings.builder().verify(verification, TrustRoots.nothing());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("root certificates");
    }

    @Test
    void refusesAnEmptyRangeOfVersions() {
        TlsSettings.Builder builder =
                TlsSettings.builder().minVersion(TlsVersion.TLS_1_3).maxVersion(TlsVersion.TLS_1_2);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TLSv1.3 is newer than the maximum TLSv1.2");
    }

    @Test
    void neverShowsTheKeyPassword() {
        ClientCertificate certificate =
                new ClientCertificate(Path.of("a.crt"), Path.of("a.key"), "topsecret"::toCharArray);
        assertThat(TlsSettings.builder().clientCertificate(certificate).build().toString())
                .contains("a.key")
                .doesNotContain("topsecret", "password");
    }
}
