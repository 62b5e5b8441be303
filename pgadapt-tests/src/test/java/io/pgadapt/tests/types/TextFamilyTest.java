package io.pgadapt.tests.types;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.pgadapt.row.Column;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.Literals;
import io.pgadapt.types.value.BitString;
import io.pgadapt.types.value.Composite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every character that has ever broken a driver, in every place that a character can be in; and every byte and bit. */
@RequiresServer(extensions = {"hstore", "citext"})
class TextFamilyTest extends LabTest {
    private static final int MAX_NAME = 63;

    private static final List<String> WORDS = Stream.of(
                    IntStream.rangeClosed(1, 255).mapToObj(Character::toString),
                    Stream.of(
                            "€", "😀", "e\u0301", "\uFEFF", "\uFEFFx", "\u2028", "\u2029", "\u200F", "\uFFFD",
                            "\uFFFF"),
                    Stream.of("mac_bugą", "a\u0308\u0304", "👩‍👩‍👧", "\uD83C\uDDEB\uD83C\uDDEE", "ﬀ", "İı", "ß"),
                    Stream.of(
                            "NULL", "null", "empty", "{}", "{NULL}", "(,)", "()", "[a,b)", "\"\"", "\\\\", "\\N",
                            "\\."),
                    Stream.of(
                            "''", "E'\\''", "$$", "--", "/*", "  ", " x ", "a,b", "a;b", "a=>b", "%s", ":x", "$1", "?"))
            .flatMap(words -> words)
            .distinct()
            .toList();

    private static final List<String> TEXTS = Stream.concat(
                    WORDS.stream(), Stream.of("", String.join("", WORDS), String.join(",", WORDS)))
            .toList();

    @Override
    String[] setup() {
        return new String[] {
            "CREATE EXTENSION hstore",
            "CREATE EXTENSION citext",
            "CREATE DOMAIN word AS text",
            WORDS.stream().map(Literals::quote).collect(joining(", ", "CREATE TYPE odd_label AS ENUM (", ")")),
            WORDS.stream().map(word -> quoted(word) + " int").collect(joining(", ", "CREATE TYPE odd_field AS (", ")")),
            "CREATE SCHEMA " + quoted("it's \\ € 😀"),
            "CREATE TYPE " + quoted("it's \\ € 😀") + "." + quoted("\"mac_bugą\" %s") + " AS ENUM ('ą')"
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @TestFactory
    Stream<DynamicNode> charactersInTexts() {
        return Stream.of("text", "citext", "word").map(type -> samples(type, TEXTS, text -> new Sample(text, text)));
    }

    @TestFactory
    Stream<DynamicNode> charactersInNames() {
        return Stream.of("name", "odd_label").map(type -> samples(type, WORDS, text -> new Sample(text, text)));
    }

    @TestFactory
    Stream<DynamicNode> charactersInTheNamesOfTypes() {
        return Stream.of(samples(
                quoted("it's \\ € 😀") + "." + quoted("\"mac_bugą\" %s"),
                List.of("ą"),
                text -> new Sample(text, text)));
    }

    @TestFactory
    Stream<DynamicNode> charactersInJson() {
        return Stream.of(
                samples("json", TEXTS, text -> new Sample(json(text), json(text))),
                samples("jsonb", TEXTS, text -> Sample.of("{" + json(text) + ": [" + json(text) + "]}")));
    }

    private static String json(String text) {
        return TextNode.valueOf(text).toString();
    }

    @TestFactory
    Stream<DynamicNode> charactersInHstore() {
        return Stream.of(
                samples("hstore", TEXTS, text -> new Sample(hstore(text) + "=>" + hstore(text), Map.of(text, text))));
    }

    private static String hstore(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private DynamicNode samples(String type, List<String> texts, Function<String, Sample> sample) {
        return lab().tests(type, texts.stream().map(sample).toList());
    }

    @TestFactory
    Stream<DynamicNode> bytes() {
        byte[] all = new byte[256];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
        Stream<byte[]> single = IntStream.range(0, all.length).mapToObj(i -> new byte[] {(byte) i});
        return Stream.of(lab().tests(
                        "bytea",
                        Stream.concat(single, Stream.of(new byte[0], all))
                                .map(bytes ->
                                        new Sample("\\x" + HexFormat.of().formatHex(bytes), ByteBuffer.wrap(bytes)))
                                .toList()));
    }

    @TestFactory
    Stream<DynamicNode> bitsOfEveryLength() {
        return Stream.of(lab().tests(
                        "varbit",
                        IntStream.rangeClosed(0, 70)
                                .mapToObj("110100100010000"::repeat)
                                .flatMap(bits -> IntStream.rangeClosed(0, 15)
                                        .mapToObj(end -> bits + "101010101010101".substring(0, end)))
                                .map(bits -> new Sample(bits, BitString.parse(bits)))
                                .toList()));
    }

    @ParameterizedTest
    @EnumSource(Travel.class)
    void charactersInTheNamesOfColumns(Travel travel) {
        String sql = WORDS.stream().map(word -> "1 AS " + quoted(word)).collect(joining(", ", "SELECT ", ""));
        Row row = Objects.requireNonNull(lab().connection(travel).execute(sql).fetchOne());
        assertThat(row.description().columns()).extracting(Column::name).isEqualTo(WORDS);
        assertThat(WORDS).allSatisfy(word -> assertThat(row.get(word)).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(Travel.class)
    void charactersInTheNamesOfFields(Travel travel) {
        String fields = WORDS.stream().map(word -> "7").collect(joining(","));
        Composite value = (Composite) Objects.requireNonNull(Objects.requireNonNull(lab().connection(travel)
                        .execute("SELECT ROW(" + fields + ")::odd_field")
                        .fetchOne())
                .get(0));
        assertThat(value.names()).isEqualTo(WORDS);
        assertThat(value.get("€")).isEqualTo(7);
        assertThat(WORDS)
                .allSatisfy(word ->
                        assertThat(word.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MAX_NAME));
    }
}
