package io.pgadapt.types;

import static io.pgadapt.types.Wire.LIST;
import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.wire.Format;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @Test
    void everyCharacterPassesAloneAndInArrays() {
        for (int code = 1; code < 0x250; code++) {
            checkPasses(Character.toString(code));
        }
        for (String text : new String[] {"€", "😀", "é", "\uFEFF", "\u2028", "\uFFFD", "", "a\u0300\u0323"}) {
            checkPasses(text);
        }
    }

    private static void checkPasses(String text) {
        for (String type : new String[] {"text", "varchar", "bpchar", "name"}) {
            assertThat(roundTrip(type, text, String.class)).isEqualTo(text);
        }
        assertThat(roundTrip("_text", List.of(text, "x" + text), LIST)).isEqualTo(List.of(text, "x" + text));
    }

    @Test
    void nulAndHalfCharactersAreRefusedBeforeTheyAreSent() {
        assertThatThrownBy(() -> text("text", "a\0b"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("index 1");
        assertThatThrownBy(() -> text("text", "ab\uD83D"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("index 2");
        assertThatThrownBy(() -> text("text", "\uDE00\uD83D")).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> text("json", "\"\0\"")).isInstanceOf(CodecException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreNeverReplaced() {
        assertThatThrownBy(() -> binary("text", "61ff62", String.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("byte[]");
        assertThat(binary("text", "61ff62", byte[].class)).containsExactly(0x61, 0xFF, 0x62);
        assertThat(binary("text", "efbfbd", String.class)).isEqualTo("\uFFFD");
    }

    @Test
    void anyTypeTakesAStringAndGivesOne() {
        for (String type : new String[] {"int4", "uuid", "jsonb", "timestamptz", "_int4", "inet", "xml"}) {
            Codec<Object> codec = Wire.CONTEXT.registry().forParameter("whatever the server reads", Wire.type(type));
            assertThat(codec.format()).as(type).isEqualTo(Format.TEXT);
            assertThat(text(type, "whatever the server reads")).isEqualTo("whatever the server reads");
        }
        assertThat(text("inet", "10.0.0.1/8", String.class)).isEqualTo("10.0.0.1/8");
        assertThat(text("money", "$1.00", String.class)).isEqualTo("$1.00");
        assertThat(binary("_int4", "0000000100000000000000170000000100000002000000040000000a", String.class))
                .isEqualTo("[2:2]={10}");
    }

    @Test
    void otherClassesOfCharactersPass() {
        assertThat(roundTrip("text", new StringBuilder("ab").reverse(), String.class))
                .isEqualTo("ba");
        assertThat(roundTrip("text", 'x', Character.class)).isEqualTo('x');
        assertThat(text("text", "abc", char[].class)).containsExactly('a', 'b', 'c');
        assertThat(text("varchar", new char[] {'a', 'b'})).isEqualTo("ab");
        assertThatThrownBy(() -> text("text", "ab", Character.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void enumsPassByTheNamesOfTheirConstants() {
        assertThat(roundTrip("text", TimeUnit.DAYS, TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
        assertThat(text("_text", "{DAYS}", TimeUnit[].class)).containsExactly(TimeUnit.DAYS);
        assertThatThrownBy(() -> text("text", "days", TimeUnit.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("TimeUnit");
    }

    @Test
    void theOneByteTypeHoldsOneByte() {
        assertThat(binary("char", "00", String.class)).isEmpty();
        assertThat(binary("char", "c3", String.class)).isEqualTo("\\303");
        assertThat(binary("char", "\\303")).isEqualTo("c3");
        assertThat(binary("char", "")).isEqualTo("00");
        assertThatThrownBy(() -> binary("char", "ab")).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("char", "é")).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> binary("char", "6162", String.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void jsonbNeedsItsVersion() {
        assertThat(binary("jsonb", "015b5d", String.class)).isEqualTo("[]");
        assertThatThrownBy(() -> binary("jsonb", "025b5d", String.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> binary("jsonb", "", String.class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @CsvSource({"\\x,''", "\\x00FFaB,00ffab", "abc,616263", "\\\\,5c", "a\\000\\377b,6100ff62"})
    void byteaIsReadInBothStyles(String text, String hex) {
        assertThat(text("bytea", text, byte[].class))
                .isEqualTo(java.util.HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x0", "\\xzz", "\\", "\\4", "\\400", "\\08", "a\\12"})
    void byteaThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> text("bytea", text, byte[].class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a0eebc99", "a0eebc999c0b4ef8bb6d6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g"})
    void uuidsThatAreNoneAreRefused(String text) {
        assertThatThrownBy(() -> text("uuid", text, java.util.UUID.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void anExcerptOfABadValueIsShown() {
        String endless = "x".repeat(10_000);
        assertThatThrownBy(() -> text("int4", endless, Integer.class))
                .isInstanceOf(CodecException.class)
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .hasSizeLessThan(200);
    }
}
