package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long and deeply nested values: no stack overflows, and what is twice as long takes about twice the time and memory. */
class HostileSizesTest {
    private static final int LENGTH = 60_000;
    private static final int DEPTH = 100_000;

    /** Stands for the number of bytes that follow. */
    private static final int REST = Integer.MIN_VALUE;

    private static final int[] EMPTY_RECORD = {0};
    private static final int[] EMPTY_ARRAY = {0, 0, 2249};
    private static final int[] RECORD_IN_RECORD = {1, 2249, REST};
    private static final int[] ARRAY_IN_RECORD = {1, 2287, REST, 1, 0, 2249, 1, 1, REST};
    private static final int[] RECORD_IN_ARRAY = {1, 0, 2249, 1, 1, REST, 1, 2287, REST};

    /** What is repeated: brackets that are never closed, quotes, escapes, digits, separators, and bytes of binary forms. */
    private static final List<String> PATTERNS = List.of(
            "{",
            "(",
            "[",
            "<",
            "((",
            "[(",
            "{[",
            "\"",
            "\\",
            "'",
            "!",
            "!(",
            "a&",
            "a<->",
            "a ",
            "'a':1 ",
            "1",
            "1,",
            "1 ",
            "1:",
            "9.",
            "0",
            "0.0",
            "e",
            "(1,1),",
            "{1},",
            "[1,2),",
            "\"a\"=>\"b\", ",
            ".",
            ":",
            "::",
            "1-",
            "1 day ",
            "\u0000",
            "\u0000\u0000\u0000\u0001",
            "\u00ff",
            "\u0002\u0001",
            "a\u0000\u0000\u0000");

    @ParameterizedTest
    @MethodSource("typeNames")
    void longValuesTakeNoLongerThanTheyMust(String typeName) throws InterruptedException {
        PgType type = Subjects.type(typeName);
        SmallStack.run(typeName, () -> {
            for (String pattern : PATTERNS) {
                byte[] data = repeated(pattern, LENGTH);
                Attempt attempt = new Attempt(Subjects.codec(type), type);
                attempt.decode(Format.TEXT, data);
                attempt.decode(Format.BINARY, data);
            }
        });
    }

    static Stream<String> typeNames() {
        return Stream.concat(
                MalformedTest.typeNames(),
                Stream.of("record", "_record", "_hstore", "_tsquery", "_box", "_path", "_numrange", "_int4multirange"));
    }

    @Test
    void anonymousRecordsWithinEachOtherAreRefusedBeyondALimit() throws InterruptedException {
        SmallStack.run("record", () -> {
            refused("record", nested(RECORD_IN_RECORD, EMPTY_RECORD, DEPTH));
            refused("record", nested(ARRAY_IN_RECORD, EMPTY_RECORD, DEPTH));
            refused("_record", nested(RECORD_IN_ARRAY, EMPTY_ARRAY, DEPTH));
            refused("record", nested(RECORD_IN_RECORD, EMPTY_RECORD, CodecContext.MAX_DEPTH));
        });
    }

    @Test
    void anonymousRecordsWithinEachOtherAreReadUpToTheLimit() throws InterruptedException {
        byte[] deepest = nested(RECORD_IN_RECORD, EMPTY_RECORD, CodecContext.MAX_DEPTH - 1);
        byte[] withArrays = nested(ARRAY_IN_RECORD, EMPTY_RECORD, CodecContext.MAX_DEPTH - 1);
        Codec<?> codec = Subjects.codec(Subjects.type("record"));
        SmallStack.run("record", () -> {
            assertThat(codec.decode(Format.BINARY, deepest, 0, deepest.length, Subjects.CONTEXT))
                    .isNotNull();
            assertThat(codec.decode(Format.BINARY, withArrays, 0, withArrays.length, Subjects.CONTEXT))
                    .isNotNull();
        });
    }

    @Test
    void exponentsAreNoNumerics() {
        for (Class<?> target : List.of(Object.class, BigInteger.class, Long.class, Double.class, String.class)) {
            Codec<?> codec = Subjects.CONTEXT.registry().forResult(Subjects.type("numeric"), target);
            Object value = new Attempt(codec, Subjects.type("numeric"))
                    .decode(Format.TEXT, "1e999999999".getBytes(StandardCharsets.UTF_8));
            assertThat(value).isEqualTo(target == String.class ? "1e999999999" : null);
        }
    }

    @Test
    void theLongestNumericsAreRead() {
        Codec<?> codec = Subjects.codec(Subjects.type("numeric"));
        String longest = "-" + "9".repeat(131_072) + "." + "9".repeat(16_383);
        assertThat(codec.decode(
                        Format.TEXT, longest.getBytes(StandardCharsets.UTF_8), 0, longest.length(), Subjects.CONTEXT))
                .hasToString(longest);
    }

    private static void refused(String typeName, byte[] data) {
        Codec<?> codec = Subjects.codec(Subjects.type(typeName));
        assertThatThrownBy(() -> codec.decode(Format.BINARY, data, 0, data.length, Subjects.CONTEXT))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("more than 100 values of type record within each other");
    }

    /** Returns a value within heads that are followed by each other. */
    private static byte[] nested(int[] head, int[] innermost, int depth) {
        int total = (head.length * depth + innermost.length) * Integer.BYTES;
        WireWriter out = new WireWriter(total);
        for (int i = 0; i < depth; i++) {
            write(head, total, out);
        }
        write(innermost, total, out);
        return out.toArray();
    }

    private static void write(int[] numbers, int total, WireWriter out) {
        for (int number : numbers) {
            out.int32(number == REST ? total - out.size() - Integer.BYTES : number);
        }
    }

    private static byte[] repeated(String pattern, int length) {
        byte[] unit = pattern.getBytes(StandardCharsets.ISO_8859_1);
        byte[] data = new byte[length / unit.length * unit.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = unit[i % unit.length];
        }
        return data;
    }
}
