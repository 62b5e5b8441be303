package io.pgadapt.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Environment;
import io.pgadapt.protocol.auth.AuthMethod;
import io.pgadapt.protocol.auth.AuthPolicy;
import io.pgadapt.protocol.auth.ChannelBinding;
import io.pgadapt.protocol.auth.RequireAuth;
import io.pgadapt.protocol.message.ProtocolVersion;
import io.pgadapt.protocol.tls.TlsVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolTermsTest {
    private static ConnectionSettings settings(String dsn) {
        Environment bare = new Environment(Map.of(), Path.of("/nonexistent"), "somebody", List.of(), false);
        return ConnectionSettings.builder(dsn).environment(bare).build();
    }

    @Test
    void agreesToAnythingUnlessToldOtherwise() {
        assertThat(ProtocolTerms.authPolicy(settings(""))).isEqualTo(AuthPolicy.defaults());
    }

    @Test
    void keepsTheSettingAsItWasWritten() {
        RequireAuth requirement =
                ProtocolTerms.authPolicy(settings("require_auth=!md5,!none")).requireAuth();
        assertThat(requirement.setting()).isEqualTo("!md5,!none");
        assertThat(requirement.permits(AuthMethod.PASSWORD)).isTrue();
        assertThat(requirement.permits(AuthMethod.MD5)).isFalse();
        assertThat(requirement.permits(AuthMethod.NONE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void permitsTheMethodOfTheSameName(io.pgadapt.config.AuthMethod method) {
        RequireAuth requirement = ProtocolTerms.authPolicy(settings("require_auth=" + method.text()))
                .requireAuth();
        assertThat(requirement.permitted()).isEqualTo(Set.of(AuthMethod.valueOf(method.name())));
    }

    @ParameterizedTest
    @CsvSource({"disable,DISABLE", "prefer,PREFER", "require,REQUIRE"})
    void takesOverTheWishForChannelBinding(String value, ChannelBinding expected) {
        assertThat(ProtocolTerms.authPolicy(settings("channel_binding=" + value))
                        .channelBinding())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1,TLS_1_0", "TLSv1.1,TLS_1_1", "tlsv1.2,TLS_1_2", "TLSV1.3,TLS_1_3"})
    void knowsVersionsOfTlsInAnyLetterCase(String value, TlsVersion expected) {
        io.pgadapt.config.TlsVersion version =
                settings("ssl_min_protocol_version=" + value).ssl().minVersion();
        assertThat(version).isNotNull().extracting(ProtocolTerms::tlsVersion).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void knowsVersionsOfTheProtocol(io.pgadapt.config.ProtocolVersion version) {
        assertThat(ProtocolTerms.protocolVersion(version)).hasToString(version.text());
        assertThat(ProtocolTerms.protocolVersion(io.pgadapt.config.ProtocolVersion.latest()))
                .isEqualTo(ProtocolVersion.V3_2);
    }
}
