package io.pgadapt.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParsedSqlCacheTest {
    private final ParsedSqlCache cache = new ParsedSqlCache();

    private ParsedSql parse(String text, ParameterStyle style) {
        return cache.parse(text, style, StringSyntax.STANDARD);
    }

    @Test
    void readsATextOnce() {
        ParsedSql first = parse("SELECT $1", ParameterStyle.NUMERIC);
        assertThat(parse("SELECT $1", ParameterStyle.NUMERIC)).isSameAs(first);
    }

    @Test
    void readsATextAnewForAnotherStyle() {
        parse("SELECT $1", ParameterStyle.NUMERIC);
        assertThat(parse("SELECT $1", ParameterStyle.NONE).parameterCount()).isZero();
        assertThat(parse("SELECT $1", ParameterStyle.NUMERIC).parameterCount()).isEqualTo(1);
    }

    @Test
    void readsATextAnewWhenBackslashesMeanSomethingElse() {
        String text = "SELECT '\\', $1, '\\'";
        assertThat(parse(text, ParameterStyle.NUMERIC).parameterCount()).isEqualTo(1);
        assertThat(cache.parse(text, ParameterStyle.NUMERIC, StringSyntax.BACKSLASH_ESCAPES)
                        .parameterCount())
                .isZero();
    }

    @Test
    void keepsTheTextsThatWereUsedLast() {
        ParsedSql kept = parse("SELECT 0", ParameterStyle.NONE);
        ParsedSql dropped = parse("SELECT 1", ParameterStyle.NONE);
        for (int i = 2; i < 600; i++) {
            parse("SELECT " + i, ParameterStyle.NONE);
            parse("SELECT 0", ParameterStyle.NONE);
        }
        assertThat(parse("SELECT 0", ParameterStyle.NONE)).isSameAs(kept);
        assertThat(parse("SELECT 1", ParameterStyle.NONE)).isNotSameAs(dropped);
    }

    @Test
    void keepsNoVeryLongText() {
        String text = "SELECT '" + "x".repeat(20_000) + "'";
        assertThat(parse(text, ParameterStyle.NONE)).isNotSameAs(parse(text, ParameterStyle.NONE));
    }
}
