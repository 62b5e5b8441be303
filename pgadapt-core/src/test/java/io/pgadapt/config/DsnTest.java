package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pgadapt.errors.ProgrammingError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {
    private static final String SECRET = "s3cretWord";

    static Stream<Arguments> keywordValueStrings() {
        return Stream.of(
                arguments("", map()),
                arguments("  \t\n", map()),
                arguments("host=db1", map("host", "db1")),
                arguments("host = db1 port\t=\n5433", map("host", "db1", "port", "5433")),
                arguments("user='an na' dbname=x", map("user", "an na", "dbname", "x")),
                arguments("user='it\\'s' dbname='a\\\\b'", map("user", "it's", "dbname", "a\\b")),
                arguments("user=it\\'s\\ me", map("user", "it's me")),
                arguments("user=a'b'c", map("user", "a'b'c")),
                arguments("user='a'dbname=x", map("user", "a", "dbname", "x")),
                arguments("user=x\\", map("user", "x")),
                arguments("user=", map("user", "")),
                arguments("user='' dbname=x", map("user", "", "dbname", "x")),
                arguments("user= dbname=x", map("user", "dbname=x")),
                arguments("host=a host=b", map("host", "b")),
                arguments("host=a,b,,c port=1,2,3,4", map("host", "a,b,,c", "port", "1,2,3,4")),
                arguments("options='-c geqo=off'", map("options", "-c geqo=off")),
                arguments("dbname=caf\u00e9", map("dbname", "caf\u00e9")),
                arguments("database=x", map("dbname", "x")),
                arguments("requiressl=1", map("sslmode", "require")),
                arguments("requiressl=0", map("sslmode", "prefer")),
                arguments("dbname=postgresql://h/x", map("dbname", "postgresql://h/x")));
    }

    @ParameterizedTest
    @MethodSource("keywordValueStrings")
    void readsKeywordValuePairs(String dsn, Map<String, String> expected) {
        assertThat(Dsn.parse(dsn)).isEqualTo(expected);
    }

    static Stream<Arguments> uris() {
        return Stream.of(
                arguments("postgresql://", map()),
                arguments("postgres://", map()),
                arguments("postgresql://db1", map("host", "db1")),
                arguments("postgresql://db1:5433", map("host", "db1", "port", "5433")),
                arguments("postgresql://db1:", map("host", "db1")),
                arguments("postgresql://:5433", map("port", "5433")),
                arguments("postgresql://db1/shop", map("host", "db1", "dbname", "shop")),
                arguments("postgresql:///shop", map("dbname", "shop")),
                arguments("postgresql://db1/", map("host", "db1")),
                arguments("postgresql://anna@db1", map("user", "anna", "host", "db1")),
                arguments("postgresql://anna:pw@db1", map("user", "anna", "password", "pw", "host", "db1")),
                arguments("postgresql://anna:@db1", map("user", "anna", "host", "db1")),
                arguments("postgresql://:pw@", map("password", "pw")),
                arguments("postgresql://anna:a:b?c@db1", map("user", "anna", "password", "a:b?c", "host", "db1")),
                arguments("postgresql://a,b:2,c:3/x", map("host", "a,b,c", "port", ",2,3", "dbname", "x")),
                arguments("postgresql://[::1]:5433/x", map("host", "::1", "port", "5433", "dbname", "x")),
                arguments("postgresql://[fe80::1%25eth0],b", map("host", "fe80::1%eth0,b", "port", ",")),
                arguments("postgresql://%2Fvar%2Frun/x", map("host", "/var/run", "dbname", "x")),
                arguments(
                        "postgresql://us%65r:p%40ss%2Fw@h/d%20b",
                        map("user", "user", "password", "p@ss/w", "host", "h", "dbname", "d b")),
                arguments("postgresql://h/caf%C3%A9", map("host", "h", "dbname", "caf\u00e9")),
                arguments("postgresql://h?sslmode=require", map("host", "h", "sslmode", "require")),
                arguments("postgresql://h/d?", map("host", "h", "dbname", "d")),
                arguments("postgresql://h/d?host=x&port=1&dbname=y", map("host", "x", "port", "1", "dbname", "y")),
                arguments("postgresql:///d?user=u&password=p", map("dbname", "d", "user", "u", "password", "p")),
                arguments("postgresql://h?ssl=true", map("host", "h", "sslmode", "require")),
                arguments("postgresql://h?options=-c%20geqo%3Doff", map("host", "h", "options", "-c geqo=off")),
                arguments("postgresql://h?application_name=", map("host", "h", "application_name", "")),
                arguments("postgresql://h? application_name = x ", map("host", "h", "application_name", "x")),
                arguments("postgresql://h/a@b", map("host", "h", "dbname", "a@b")),
                arguments("postgresql://h/a#b", map("host", "h", "dbname", "a#b")));
    }

    @ParameterizedTest
    @MethodSource("uris")
    void readsUris(String dsn, Map<String, String> expected) {
        assertThat(Dsn.parse(dsn)).isEqualTo(expected);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("host", "missing \"=\" after \"host\""),
                arguments("host db1", "missing \"=\" after \"host\""),
                arguments("=x", "invalid connection option \"\""),
                arguments("hots=x", "did you mean \"host\"?"),
                arguments("SSL_MODE=x", "did you mean \"sslmode\"?"),
                arguments("zzz=x", "invalid connection option \"zzz\""),
                arguments("user='anna", "unterminated quoted string"),
                arguments("user='anna\\'", "unterminated quoted string"),
                arguments("user=a\0b", "NUL"),
                arguments("postgresql://[::1", "no matching \"]\""),
                arguments("postgresql://[]", "is empty"),
                arguments("postgresql://[::1]x", "unexpected character at position 19"),
                arguments("postgresql://h?user", "missing \"=\" after query parameter \"user\""),
                arguments("postgresql://h?user=a=b", "extra \"=\" in query parameter \"user\""),
                arguments("postgresql://h?&user=a", "missing \"=\""),
                arguments("postgresql://h?zzz=a", "invalid connection option \"zzz\""),
                arguments("postgresql://h?ssl=false", "invalid connection option \"ssl\""),
                arguments("postgresql://h/%zz", "invalid percent-encoding in the database name"),
                arguments("postgresql://h/%2", "invalid percent-encoding in the database name"),
                arguments("postgresql://h/%", "invalid percent-encoding in the database name"),
                arguments("postgresql://h/%00", "forbidden value %00 in the database name"),
                arguments("postgresql://h/%C3", "not UTF-8"),
                arguments("postgresql://h/a b", "unexpected space in the database name"),
                arguments("postgresql://u@v@h/", "write it as %40"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void rejectsWhatIsNotWellFormed(String dsn, String message) {
        assertThatThrownBy(() -> Dsn.parse(dsn))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password='" + SECRET,
                "password=x " + SECRET,
                "password=x " + SECRET + "=y",
                "password=x " + SECRET + " =y",
                "password=" + SECRET + " zzz=1",
                "password=" + SECRET + " host",
                "host=a sslpassword=a " + SECRET + "=1",
                "postgresql://u:" + SECRET + "%zz@h",
                "postgresql://u:" + SECRET + "%00@h",
                "postgresql://u:" + SECRET + " x@h",
                "postgresql://u:x@" + SECRET + "@h",
                "postgresql://u:" + SECRET + "/x@h/db",
                "postgresql://u:" + SECRET + "@[::1",
                "postgresql://u:" + SECRET + "@h?zzz=1",
                "postgresql://h?password=" + SECRET + "=1",
                "postgresql://h?password=x&" + SECRET,
                "postgresql://h?password=x&" + SECRET + "=1",
                "postgresql://h?password=" + SECRET + "%zz",
            })
    void neverShowsAPasswordInAnError(String dsn) {
        assertThatThrownBy(() -> Dsn.parse(dsn))
                .isInstanceOf(ProgrammingError.class)
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void namesATypoThatFollowsAPassword() {
        assertThatThrownBy(() -> Dsn.parse("password=x hots=y")).hasMessageContaining("\"hots\"");
    }

    @Test
    void keepsTheOrderOfTheFirstMention() {
        assertThat(Dsn.parse("user=a host=b user=c").keySet()).containsExactly("user", "host");
    }

    @Test
    void writesValuesSoThatTheyAreReadBack() {
        for (String value : Arrays.asList("x", "", " ", "it's", "a\\b", "a b", "\\'", "caf\u00e9", "a\tb", "'")) {
            String written = Dsn.format(Map.of("user", value));
            assertThat(Dsn.parse(written)).as(written).isEqualTo(Map.of("user", value));
        }
    }

    @Test
    void writesPlainValuesWithoutQuotes() {
        assertThat(Dsn.format(map("host", "db1", "user", "", "dbname", "a b")))
                .isEqualTo("host=db1 user='' dbname='a b'");
    }

    @Test
    void leavesOutNullsAndTakesObjects() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("port", 5433);
        parameters.put("user", null);
        parameters.put("database", "x");
        assertThat(Dsn.format(parameters)).isEqualTo("port=5433 dbname=x");
        assertThat(Dsn.format(Map.of())).isEmpty();
    }

    @Test
    void returnsAStringWithoutAdditionsVerbatimAfterACheck() {
        assertThat(Dsn.format("postgresql://h", Map.of())).isEqualTo("postgresql://h");
        assertThatThrownBy(() -> Dsn.format("hots=h", Map.of())).isInstanceOf(ProgrammingError.class);
    }

    @Test
    void mergesAdditionsIntoAUri() {
        assertThat(Dsn.format("postgresql://h:1/d", Map.of("port", 2))).isEqualTo("host=h port=2 dbname=d");
    }

    @Test
    void rejectsUnknownKeywordsWhenWriting() {
        assertThatThrownBy(() -> Dsn.format(Map.of("hots", "x"))).hasMessageContaining("did you mean \"host\"?");
    }

    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
