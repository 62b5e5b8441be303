package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
    @Test
    void valuesAreQuotedAndCast() {
        assertThat(of(null)).isEqualTo("NULL");
        assertThat(of(5)).isEqualTo("'5'::int4");
        assertThat(of(-5L)).isEqualTo("'-5'::int8");
        assertThat(of(true)).isEqualTo("'t'::bool");
        assertThat(of(new BigDecimal("-1.50"))).isEqualTo("'-1.50'::numeric");
        assertThat(of(Double.NaN)).isEqualTo("'NaN'::float8");
        assertThat(of(LocalDate.of(2024, 1, 2))).isEqualTo("'2024-01-02'::date");
        assertThat(of(Instant.EPOCH)).isEqualTo("'1970-01-01 00:00:00+00'::timestamptz");
        assertThat(of(new UUID(0, 1))).isEqualTo("'00000000-0000-0000-0000-000000000001'::uuid");
        assertThat(of(new byte[] {1, 2})).isEqualTo(" E'\\\\x0102'::bytea");
        assertThat(of(new int[] {1, -2})).isEqualTo("'{1,-2}'::int4[]");
        assertThat(of(Arrays.asList(1, null))).isEqualTo("'{1,NULL}'::int4[]");
    }

    @Test
    void textsAreQuotedAndNotCast() {
        assertThat(of("tea")).isEqualTo("'tea'");
        assertThat(of("")).isEqualTo("''");
        assertThat(of(TimeUnit.DAYS)).isEqualTo("'DAYS'");
        assertThat(of(List.of("a b", "it's"))).isEqualTo("'{\"a b\",it''s}'");
        assertThat(Literals.literal("5", Wire.type("int4"), Wire.CONTEXT)).isEqualTo("'5'::int4");
        assertThat(Literals.literal(null, Wire.type("char"), Wire.CONTEXT)).isEqualTo("NULL::\"char\"");
    }

    @Test
    void quotesAndBackslashesCannotEndALiteral() {
        assertThat(of("it's")).isEqualTo("'it''s'");
        assertThat(of("\\")).isEqualTo(" E'\\\\'");
        assertThat(of("\\'; DROP TABLE item --")).isEqualTo(" E'\\\\''; DROP TABLE item --'");
        assertThat(of("a\\b'c")).isEqualTo(" E'a\\\\b''c'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "\\",
                "\\\\",
                "'\\",
                "\\'",
                "\\''",
                "$$",
                "$a$'$a$",
                "--",
                "/*",
                "*/",
                "';--",
                "E'",
                "\n",
                "\t",
                "U&'\\0027'",
                "\u02BC",
                "\uFF07",
                "\u00BF'",
                "\u5C27'",
                "%s",
                ":name",
                "$1",
                "?"
            })
    void everyAttackIsReadBackAsTheTextItIs(String text) {
        String literal = of(text);
        for (boolean conforming : new boolean[] {true, false}) {
            assertThat(read(literal, conforming)).isEqualTo(text);
            assertThat(read(of(text + text), conforming)).isEqualTo(text + text);
        }
    }

    @Test
    void nulIsRefused() {
        assertThatThrownBy(() -> of("a\0'; DROP TABLE item")).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> Literals.quote("\0")).isInstanceOf(CodecException.class);
    }

    private static String of(@Nullable Object value) {
        return Literals.literal(value, Wire.CONTEXT);
    }

    /** Reads one string constant as the server's scanner does, and fails when anything follows it. */
    private static String read(String literal, boolean conforming) {
        boolean escapes = literal.startsWith(" E'") || !conforming;
        int at = literal.indexOf('\'') + 1;
        StringBuilder text = new StringBuilder();
        while (true) {
            char c = literal.charAt(at++);
            if (c == '\'' && at < literal.length() && literal.charAt(at) == '\'') {
                text.append('\'');
                at++;
            } else if (c == '\'') {
                assertThat(literal.substring(at)).isEmpty();
                return text.toString();
            } else if (c == '\\' && escapes) {
                assertThat(literal.charAt(at)).isEqualTo('\\');
                text.append(literal.charAt(at++));
            } else {
                text.append(c);
            }
        }
    }
}
