package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequireAuthTest {
    private static String permitted(RequireAuth requirement) {
        return Arrays.stream(AuthMethod.values())
                .filter(requirement::permits)
                .map(AuthMethod::settingName)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | none password md5 gss sspi scram-sha-256 oauth",
                "none | none",
                "password | password",
                "md5 | md5",
                "gss | gss",
                "sspi | sspi",
                "scram-sha-256 | scram-sha-256",
                "oauth | oauth",
                "scram-sha-256,none | none scram-sha-256",
                "none,password,md5,gss,sspi,scram-sha-256,oauth | none password md5 gss sspi scram-sha-256 oauth",
                "!none | password md5 gss sspi scram-sha-256 oauth",
                "!password | none md5 gss sspi scram-sha-256 oauth",
                "!password,!md5,!none | gss sspi scram-sha-256 oauth",
                "!none,!password,!md5,!gss,!sspi,!scram-sha-256,!oauth | ''"
            })
    void readsLists(String text, String expected) {
        RequireAuth requirement = RequireAuth.parse(text);
        assertThat(permitted(requirement)).isEqualTo(expected);
        assertThat(requirement).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | invalid require_auth value: \"plain\"",
                "MD5 | invalid require_auth value: \"MD5\"",
                "md5, password | invalid require_auth value: \" password\"",
                "!plain | invalid require_auth value: \"plain\"",
                "! | invalid require_auth value: \"\"",
                ", | invalid require_auth value: \"\"",
                "md5, | invalid require_auth value: \"\"",
                "!!md5 | invalid require_auth value: \"!md5\"",
                "md5,md5 | require_auth method \"md5\" is specified more than once",
                "none,md5,none | require_auth method \"none\" is specified more than once",
                "!md5,!md5 | require_auth method \"!md5\" is specified more than once",
                "!none,!none | require_auth method \"!none\" is specified more than once",
                "md5,!password | negative require_auth method \"!password\" cannot be mixed with non-negative methods",
                "!md5,password | require_auth method \"password\" cannot be mixed with negative methods"
            })
    void refusesOtherLists(String text, String message) {
        assertThatThrownBy(() -> RequireAuth.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void anyPermitsEveryMethod() {
        assertThat(AuthMethod.values()).allMatch(RequireAuth.any()::permits);
    }

    @ParameterizedTest
    @CsvSource({"disable,DISABLE", "prefer,PREFER", "require,REQUIRE"})
    void readsChannelBinding(String text, ChannelBinding expected) {
        assertThat(ChannelBinding.of(text)).isEqualTo(expected).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"''", "Require", "required"})
    void refusesOtherChannelBinding(String text) {
        assertThatThrownBy(() -> ChannelBinding.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid channel_binding value: \"" + text + "\"");
    }

    @Test
    void theLimitOfIterationsIsPositive() {
        assertThatThrownBy(() -> AuthPolicy.defaults().withMaxScramIterations(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
