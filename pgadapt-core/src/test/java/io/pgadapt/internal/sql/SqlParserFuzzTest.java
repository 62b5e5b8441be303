package io.pgadapt.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.pgadapt.errors.ProgrammingError;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of statements: whatever they are, they are read or refused, in every style of placeholders. */
class SqlParserFuzzTest {
    static Stream<byte[]> statements() {
        return Stream.of(
                        "SELECT $1, :name, %s, %(name)s, %%",
                        "SELECT 'it''s', E'\\'', U&'\\0061', $$ $1 $$, $a$ :b $a$, \"q\"\"\"",
                        "/* /* $1 */ */ -- :x\nSELECT a[:lo : :hi]::int; BEGIN; COMMIT",
                        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END",
                        "SELECT '",
                        "$a$",
                        "/*",
                        "\"",
                        "$99999999999",
                        "%(",
                        ":",
                        "E'\\")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("statements")
    @FuzzTest(maxDuration = "2m")
    void textsAreReadOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (ParameterStyle style : ParameterStyle.values()) {
            for (StringSyntax syntax : StringSyntax.values()) {
                ParsedSql parsed = parseOrRefuse(text, style, syntax);
                if (parsed != null && style != ParameterStyle.PYFORMAT) {
                    assertThat(parsed.userText()).isEqualTo(text);
                }
            }
        }
    }

    private static @Nullable ParsedSql parseOrRefuse(String text, ParameterStyle style, StringSyntax syntax) {
        try {
            return SqlParser.parse(text, style, syntax);
        } catch (ProgrammingError e) {
            return null;
        }
    }
}
