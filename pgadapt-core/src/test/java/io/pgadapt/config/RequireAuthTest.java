package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequireAuthTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | none",
                "password | password",
                "md5 | md5",
                "gss | gss",
                "sspi | sspi",
                "scram-sha-256 | scram-sha-256",
                "oauth | oauth",
                "scram-sha-256,none | scram-sha-256 none",
                "none,password,md5,gss,sspi,scram-sha-256,oauth | password md5 gss sspi scram-sha-256 oauth none",
                "!none | password md5 gss sspi scram-sha-256 oauth",
                "!password | md5 gss sspi scram-sha-256 oauth none",
                "!password,!md5,!none | gss sspi scram-sha-256 oauth",
                "!none,!password,!md5,!gss,!sspi,!scram-sha-256,!oauth | ''"
            })
    void readsLists(String value, String expected) {
        assertThat(RequireAuth.parse(value).stream().map(AuthMethod::text).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | no method \"plain\"; allowed: password, md5,",
                "MD5 | no method \"MD5\"",
                "md5, password | no method \" password\"",
                "!plain | no method \"plain\"",
                "! | no method \"\"",
                ", | no method \"\"",
                "md5, | no method \"\"",
                "!!md5 | no method \"!md5\"",
                "md5,md5 | method \"md5\" is specified more than once",
                "none,md5,none | method \"none\" is specified more than once",
                "!md5,!md5 | method \"!md5\" is specified more than once",
                "md5,!password | method \"!password\" cannot be mixed with non-negative methods",
                "!md5,password | method \"password\" cannot be mixed with negative methods"
            })
    void refusesOtherLists(String value, String message) {
        assertThatThrownBy(() -> RequireAuth.parse(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
