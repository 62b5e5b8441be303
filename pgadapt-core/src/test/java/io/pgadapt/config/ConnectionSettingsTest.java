package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pgadapt.errors.ProgrammingError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionSettingsTest {
    private static final String SECRET = "s3cretWord";

    @TempDir
    Path home;

    @Test
    void hasLibpqsDefaults() {
        ConnectionSettings settings = settings("");
        assertThat(settings.user()).isEqualTo("osuser");
        assertThat(settings.database()).isEqualTo("osuser");
        assertThat(settings.hosts()).containsExactly(new HostSpec("localhost", null, 5432));
        assertThat(settings.connectTimeout()).isNull();
        assertThat(settings.options()).isEmpty();
        assertThat(settings.applicationName()).isNull();
        assertThat(settings.keepAlive()).isEqualTo(new KeepAlive(true, null, null, 0));
        assertThat(settings.tcpUserTimeout()).isNull();
        assertThat(settings.channelBinding()).isEqualTo(ChannelBinding.PREFER);
        assertThat(settings.allowedAuthMethods()).isEqualTo(EnumSet.allOf(AuthMethod.class));
        assertThat(settings.requirePeer()).isNull();
        assertThat(settings.minProtocolVersion()).isEqualTo(ProtocolVersion.V3_0);
        assertThat(settings.maxProtocolVersion()).isEqualTo(ProtocolVersion.V3_0);
        assertThat(settings.replication()).isEqualTo(Replication.OFF);
        assertThat(settings.targetSessionAttrs()).isEqualTo(TargetSessionAttrs.ANY);
        assertThat(settings.executionMode()).isEqualTo(ExecutionMode.CACHED);
        assertThat(settings.loadBalanceHosts()).isEqualTo(LoadBalanceHosts.DISABLE);
        assertThat(settings.environmentServerSettings()).isEmpty();
        assertThat(settings.passwordFor(settings.hosts().get(0)).value()).isNull();
    }

    @Test
    void hasLibpqsFileLayoutForTls() {
        Path directory = Path.of("/nonexistent/.postgresql");
        assertThat(settings("").ssl())
                .isEqualTo(new SslSettings(
                        SslMode.PREFER,
                        SslNegotiation.POSTGRES,
                        directory.resolve("root.crt"),
                        false,
                        SslCertMode.ALLOW,
                        directory.resolve("postgresql.crt"),
                        directory.resolve("postgresql.key"),
                        null,
                        directory.resolve("root.crl"),
                        false,
                        null,
                        true,
                        TlsVersion.V1_2,
                        null));
    }

    @Test
    void hasNoDefaultRevocationFileBesideADirectory() {
        SslSettings ssl = settings("sslcrldir=/crls").ssl();
        assertThat(ssl.crl()).isNull();
        assertThat(ssl.crlDirectory()).isEqualTo(Path.of("/crls"));
    }

    /** Sources from weak to strong: each row sets some of them, and the strongest must show. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    false, false, false, prefer
                    true , false, false, allow
                    false, true , false, require
                    true , true , false, require
                    false, false, true , disable
                    true , false, true , disable
                    false, true , true , disable
                    true , true , true , disable
                    """)
    void takesTheStrongestSource(boolean variable, boolean service, boolean given, String expected) throws Exception {
        Files.writeString(home.resolve(".pg_service.conf"), "[s]\n" + (service ? "sslmode=require\n" : ""));
        Map<String, String> variables =
                variable ? Map.of("PGSSLMODE", "allow", "PGSERVICE", "s") : Map.of("PGSERVICE", "s");
        ConnectionSettings settings = ConnectionSettings.builder(given ? "sslmode=disable" : "")
                .environment(Surroundings.in(home, variables))
                .build();
        assertThat(settings.ssl().mode().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Keyword.class)
    void readsEachVariable(Keyword keyword) {
        String variable = keyword.environmentVariable();
        if (variable == null || keyword == Keyword.SERVICE) {
            return;
        }
        String value = sample(keyword);
        assertThat(ConnectionSettings.builder("")
                        .environment(Surroundings.with(Map.of(variable, value)))
                        .build()
                        .get(keyword))
                .isEqualTo(value);
    }

    private static String sample(Keyword keyword) {
        return switch (keyword) {
            case CHANNEL_BINDING, SSLCERTMODE -> "disable";
            case CONNECT_TIMEOUT, PORT -> "7";
            case CLIENT_ENCODING -> "utf-8";
            case SSLMODE -> "require";
            case SSLNEGOTIATION -> "postgres";
            case SSLSNI, SSLCOMPRESSION, GSSDELEGATION -> "0";
            case REQUIRE_AUTH -> "md5";
            case MIN_PROTOCOL_VERSION, MAX_PROTOCOL_VERSION -> "3.2";
            case SSL_MIN_PROTOCOL_VERSION, SSL_MAX_PROTOCOL_VERSION -> "TLSv1.3";
            case GSSENCMODE -> "prefer";
            case TARGET_SESSION_ATTRS -> "standby";
            case LOAD_BALANCE_HOSTS -> "random";
            default -> "some text";
        };
    }

    @Test
    void anEmptyValueHidesTheVariableAndIsTheDefault() {
        ConnectionSettings settings = ConnectionSettings.builder("host='' user='' port='' sslmode=''")
                .environment(
                        Surroundings.with(Map.of("PGHOST", "h", "PGUSER", "u", "PGPORT", "1", "PGSSLMODE", "allow")))
                .build();
        assertThat(settings.hosts()).containsExactly(new HostSpec("localhost", null, 5432));
        assertThat(settings.user()).isEqualTo("osuser");
        assertThat(settings.ssl().mode()).isEqualTo(SslMode.PREFER);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("sslmode=Require", "sslmode value \"Require\""),
                arguments("sslmode=x", "disable, allow, prefer, require, verify-ca, verify-full"),
                arguments("sslnegotiation=x", "postgres, direct"),
                arguments("sslcertmode=x", "disable, allow, require"),
                arguments("channel_binding=x", "disable, prefer, require"),
                arguments("connect_timeout=soon", "connect_timeout value \"soon\""),
                arguments("connect_timeout=99999999999", "whole seconds"),
                arguments("keepalives=x", "keepalives value \"x\""),
                arguments("keepalives_idle=1.5", "keepalives_idle value \"1.5\""),
                arguments("tcp_user_timeout=x", "milliseconds"),
                arguments("port=0", "from 1 to 65535"),
                arguments("port=65536", "from 1 to 65535"),
                arguments("port=x", "port value \"x\""),
                arguments("host=a,b port=1,2,3", "3 port numbers to 2 hosts"),
                arguments("host=a,b hostaddr=1.2.3.4", "2 host names to 1 hostaddr values"),
                arguments("client_encoding=MULE_INTERNAL", "leave client_encoding out for UTF8"),
                arguments("sslsni=yes", "0, 1"),
                arguments("require_auth=bogus", "no method \"bogus\""),
                arguments("require_auth=md5,md5", "more than once"),
                arguments("require_auth=!none,!none", "more than once"),
                arguments("require_auth=md5,!none", "cannot be mixed"),
                arguments("require_auth=!md5,none", "cannot be mixed"),
                arguments("require_auth=md5,", "no method \"\""),
                arguments("require_auth=!", "no method \"\""),
                arguments("min_protocol_version=3.1", "3.0, 3.2, latest"),
                arguments("min_protocol_version=3.2 max_protocol_version=3.0", "greater than max_protocol_version"),
                arguments("ssl_min_protocol_version=SSLv3", "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3"),
                arguments("ssl_min_protocol_version=TLSv1.3 ssl_max_protocol_version=TLSv1.2", "is above"),
                arguments("ssl_max_protocol_version=TLSv1.1", "is above"),
                arguments("gssencmode=require", "GSSAPI encryption is not supported"),
                arguments("replication=maybe", "database"),
                arguments("execution_mode=CACHED", "cached, unnamed, simple"),
                arguments("target_session_attrs=x", "any, read-write, read-only, primary, standby, prefer-standby"),
                arguments("load_balance_hosts=x", "disable, random"),
                arguments("sslrootcert=system sslmode=require", "weak sslmode \"require\""),
                arguments("sslnegotiation=direct", "weak sslmode \"prefer\""),
                arguments("sslnegotiation=direct sslmode=allow", "weak sslmode \"allow\""),
                arguments("scram_client_key=" + SECRET, "not supported"),
                arguments("oauth_client_secret=" + SECRET, "not supported"),
                arguments("oauth_issuer=https://x", "not supported"),
                arguments("sslkeylogfile=x", "javax.net.debug"),
                arguments("service=nosuch", "definition of service \"nosuch\" not found"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesBadValues(String dsn, String message) {
        assertThatThrownBy(() -> settings(dsn))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void refusesCharactersThatCannotBeSent() {
        assertThatThrownBy(() -> bare().applicationName("a\0b").build())
                .isInstanceOf(ProgrammingError.class)
                .hasMessage("invalid application_name: contains a NUL character");
        assertThatThrownBy(() -> bare().applicationName("a\uDE00b").build())
                .isInstanceOf(ProgrammingError.class)
                .hasMessage("invalid application_name: contains half of a surrogate pair");
    }

    @Test
    void saysWhichVariableABadValueCameFrom() {
        ConnectionSettings.Builder builder =
                ConnectionSettings.builder("").environment(Surroundings.with(Map.of("PGSSLMODE", "on")));
        assertThatThrownBy(builder::build)
                .hasMessageContaining("sslmode value \"on\" (from environment variable PGSSLMODE)");
    }

    @Test
    void readsTypedValues() {
        ConnectionSettings settings = settings(
                "connect_timeout=' 5 ' keepalives=0 keepalives_idle=30 keepalives_interval=10"
                        + " keepalives_count=3 tcp_user_timeout=1500 options='-c geqo=off' fallback_application_name=f"
                        + " requirepeer=postgres max_protocol_version=latest target_session_attrs=prefer-standby"
                        + " execution_mode=unnamed"
                        + " load_balance_hosts=random channel_binding=require replication=database client_encoding=auto");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.keepAlive())
                .isEqualTo(new KeepAlive(false, Duration.ofSeconds(30), Duration.ofSeconds(10), 3));
        assertThat(settings.tcpUserTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.options()).isEqualTo("-c geqo=off");
        assertThat(settings.applicationName()).isEqualTo("f");
        assertThat(settings.requirePeer()).isEqualTo("postgres");
        assertThat(settings.maxProtocolVersion()).isEqualTo(ProtocolVersion.V3_2);
        assertThat(settings.targetSessionAttrs()).isEqualTo(TargetSessionAttrs.PREFER_STANDBY);
        assertThat(settings.executionMode()).isEqualTo(ExecutionMode.UNNAMED);
        assertThat(settings.toBuilder()
                        .executionMode(ExecutionMode.SIMPLE)
                        .build()
                        .executionMode())
                .isEqualTo(ExecutionMode.SIMPLE);
        assertThat(settings.loadBalanceHosts()).isEqualTo(LoadBalanceHosts.RANDOM);
        assertThat(settings.channelBinding()).isEqualTo(ChannelBinding.REQUIRE);
        assertThat(settings.replication()).isEqualTo(Replication.DATABASE);
    }

    @Test
    void waitsForeverWhenTheTimeoutIsZeroOrNegative() {
        assertThat(settings("connect_timeout=0").connectTimeout()).isNull();
        assertThat(settings("connect_timeout=-3").connectTimeout()).isNull();
        assertThat(settings("connect_timeout=1").connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void prefersTheApplicationNameToItsFallback() {
        assertThat(settings("fallback_application_name=f application_name=a").applicationName())
                .isEqualTo("a");
        assertThat(ConnectionSettings.builder("fallback_application_name=f")
                        .environment(Surroundings.with(Map.of("PGAPPNAME", "env")))
                        .build()
                        .applicationName())
                .isEqualTo("env");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    md5               | MD5
                    scram-sha-256,md5 | MD5 SCRAM_SHA_256
                    none              | NONE
                    !password,!md5    | GSS SSPI SCRAM_SHA_256 OAUTH NONE
                    !none             | PASSWORD MD5 GSS SSPI SCRAM_SHA_256 OAUTH
                    """)
    void readsRequiredAuthentication(String value, String expected) {
        assertThat(settings("require_auth=" + value).allowedAuthMethods().stream()
                        .map(Enum::name))
                .containsExactly(expected.split(" "));
    }

    @Test
    void asksForTheLatestProtocolWhenTheMinimumIsNew() {
        assertThat(settings("min_protocol_version=3.2").maxProtocolVersion()).isEqualTo(ProtocolVersion.V3_2);
    }

    @Test
    void checksEverythingWhenTheSystemsAuthoritiesAreTrusted() {
        SslSettings ssl = settings("sslrootcert=system").ssl();
        assertThat(ssl.mode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(ssl.systemRoots()).isTrue();
    }

    @Test
    void refusesAWeakModeFromTheEnvironmentWithTheSystemsAuthorities() {
        assertThatThrownBy(() -> ConnectionSettings.builder("sslrootcert=system")
                        .environment(Surroundings.with(Map.of("PGSSLMODE", "require")))
                        .build())
                .hasMessageContaining("weak sslmode");
    }

    @Test
    void heedsTheVariableFromBeforeSslmode() {
        ConnectionSettings.Builder builder = ConnectionSettings.builder("");
        assertThat(builder.environment(Surroundings.with(Map.of("PGREQUIRESSL", "1")))
                        .build()
                        .ssl()
                        .mode())
                .isEqualTo(SslMode.REQUIRE);
        assertThat(builder.environment(Surroundings.with(Map.of("PGREQUIRESSL", "0")))
                        .build()
                        .ssl()
                        .mode())
                .isEqualTo(SslMode.PREFER);
        assertThat(builder.environment(Surroundings.with(Map.of("PGREQUIRESSL", "1", "PGSSLMODE", "disable")))
                        .build()
                        .ssl()
                        .mode())
                .isEqualTo(SslMode.DISABLE);
    }

    @Test
    void passesOnServerSettingsOfTheEnvironment() {
        ConnectionSettings settings = ConnectionSettings.builder("")
                .environment(
                        Surroundings.with(Map.of("PGTZ", "Asia/Tokyo", "PGDATESTYLE", "SQL, DMY", "PGGEQO", "default")))
                .build();
        assertThat(settings.environmentServerSettings())
                .isEqualTo(Map.of("TimeZone", "Asia/Tokyo", "DateStyle", "SQL, DMY"));
    }

    @Test
    void expandsADatabaseNameThatIsAConnectionString() {
        ConnectionSettings settings = bare().host("h")
                .user("u")
                .database("postgresql://db1/shop?sslmode=require")
                .port(7)
                .build();
        assertThat(settings.hosts()).containsExactly(new HostSpec("db1", null, 7));
        assertThat(settings.database()).isEqualTo("shop");
        assertThat(settings.user()).isEqualTo("u");
        assertThat(settings.ssl().mode()).isEqualTo(SslMode.REQUIRE);
        assertThat(bare().database("host=x dbname=y").build().database()).isEqualTo("y");
    }

    @Test
    void doesNotExpandADatabaseNameWithinAConnectionString() {
        assertThat(settings("dbname='host=x'").database()).isEqualTo("host=x");
    }

    @Test
    void namesTheDatabaseOfPhysicalReplication() {
        assertThat(settings("replication=true").database()).isEqualTo("replication");
        assertThat(settings("replication=true dbname=x").database()).isEqualTo("x");
    }

    @Test
    void derivesSettings() {
        ConnectionSettings settings = settings("host=a user=u");
        ConnectionSettings other = settings.with(Keyword.HOST, "b");
        assertThat(settings.hosts().get(0).host()).isEqualTo("a");
        assertThat(other.hosts().get(0).host()).isEqualTo("b");
        assertThat(other.toBuilder().unset(Keyword.USER).build().user()).isEqualTo("osuser");
        assertThat(bare().connectTimeout(Duration.ofMillis(1500)).build().connectTimeout())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(bare().sslMode(SslMode.VERIFY_CA).build().ssl().mode()).isEqualTo(SslMode.VERIFY_CA);
    }

    @Test
    void prefersAGivenPasswordToTheVariable() {
        ConnectionSettings settings = ConnectionSettings.builder("password=a")
                .environment(Surroundings.with(Map.of("PGPASSWORD", "b")))
                .build();
        assertThat(settings.passwordFor(settings.hosts().get(0)).value()).isEqualTo("a");
    }

    @Test
    void neverShowsAPassword() {
        ConnectionSettings settings = ConnectionSettings.builder(
                        "postgresql://u:" + SECRET + "@h/d?sslpassword=" + SECRET)
                .environment(Surroundings.with(Map.of("PGPASSWORD", SECRET)))
                .build();
        HostSpec host = settings.hosts().get(0);
        assertThat(settings.passwordFor(host).value()).isEqualTo(SECRET);
        assertThat(settings.dsn()).isEqualTo("user=u password=xxxxx host=h dbname=d sslpassword=xxxxx");
        assertThat(Stream.of(
                                settings,
                                settings.dsn(),
                                settings.ssl(),
                                host,
                                settings.passwordFor(host),
                                settings.environment())
                        .map(String::valueOf))
                .noneMatch(text -> text.contains(SECRET));
    }

    private static ConnectionSettings.Builder bare() {
        return ConnectionSettings.builder().environment(Surroundings.bare());
    }

    private static ConnectionSettings settings(String dsn) {
        return ConnectionSettings.builder(dsn).environment(Surroundings.bare()).build();
    }
}
