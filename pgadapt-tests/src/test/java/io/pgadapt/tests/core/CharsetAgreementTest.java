package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.DataError;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java's charsets and PostgreSQL's conversions, character by character. */
@PgTest(database = PgTest.Lifetime.CLASS)
class CharsetAgreementTest {
    private static final int CHUNK = 2048;

    /** Symbols that have two code points each, of which Java takes the one and PostgreSQL the other. */
    private static final Map<String, Set<String>> KNOWN_DIFFERENCES =
            Map.of("EUC_JP", Set.of("a2", "a3", "a6", "ac", "2014", "2016", "2212", "301c"), "BIG5", Set.of("2022"));

    static Stream<String> encodings() {
        return ClientEncoding.supported().stream()
                .filter(it -> !Set.of("UTF8", "SQL_ASCII").contains(it));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void bothMeanTheSameCharacters(String name, PgDatabase database) {
        ClientEncoding encoding = ClientEncoding.of(name);
        List<String> characters = characters(encoding);
        List<String> different = new ArrayList<>();
        try (Connection connection = Pgadapt.connect(database.dsn())) {
            connection.autocommit(true);
            for (int from = 0; from < characters.size(); from += CHUNK) {
                compare(
                        connection,
                        encoding,
                        characters.subList(from, Math.min(from + CHUNK, characters.size())),
                        different);
            }
        }
        assertThat(different).isSubsetOf(known(name));
    }

    /** Returns the characters of one, two and three bytes that Java writes as it reads them. */
    private static List<String> characters(ClientEncoding encoding) {
        Set<String> found = new TreeSet<>();
        for (int lead = 0x80; lead <= 0xff; lead++) {
            add(found, encoding, lead);
            for (int trail = 0x40; trail <= 0xff; trail++) {
                add(found, encoding, lead, trail);
            }
        }
        for (int second = 0xa1; second <= 0xfe; second++) {
            for (int third = 0xa1; third <= 0xfe; third++) {
                add(found, encoding, 0x8f, second, third);
            }
        }
        return found.stream().filter(it -> canEncode(encoding, it)).toList();
    }

    private static void add(Set<String> found, ClientEncoding encoding, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        String text = encoding.decode(bytes, 0, bytes.length);
        if (text.length() == 1
                && text.charAt(0) >= 0x80
                && text.charAt(0) != 0xfffd
                && !changedInGb18030(text.charAt(0))) {
            found.add(text);
        }
    }

    private static Set<String> known(String encoding) {
        return KNOWN_DIFFERENCES.getOrDefault(encoding, Set.of());
    }

    private static void compare(
            Connection connection, ClientEncoding encoding, List<String> characters, List<String> different) {
        String read = read(connection, encoding, String.join("", characters));
        if (read == null) {
            // one of them the server does not know, which it says; the others are to be found
            int half = characters.size() / 2;
            if (half > 0) {
                compare(connection, encoding, characters.subList(0, half), different);
                compare(connection, encoding, characters.subList(half, characters.size()), different);
            }
            return;
        }
        for (int i = 0; i < characters.size(); i++) {
            if (read.charAt(i) != characters.get(i).charAt(0)) {
                different.add(Integer.toHexString(characters.get(i).charAt(0)));
            }
        }
    }

    /** Editions of the standard moved these from the private use area to code points of their own. */
    private static boolean changedInGb18030(int c) {
        return Character.getType(c) == Character.PRIVATE_USE
                || c == 0x1e3f
                || (c >= 0x9fb4 && c <= 0x9fbb)
                || (c >= 0xfe10 && c <= 0xfe19);
    }

    private static @Nullable String read(Connection connection, ClientEncoding encoding, String text) {
        try {
            return connection
                    .execute("SELECT convert_from($1::bytea, $2)", encoding.encode(text), encoding.name())
                    .fetchAll()
                    .get(0)
                    .getString(0);
        } catch (DataError e) {
            return null;
        }
    }

    private static boolean canEncode(ClientEncoding encoding, String character) {
        try {
            encoding.encode(character);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
