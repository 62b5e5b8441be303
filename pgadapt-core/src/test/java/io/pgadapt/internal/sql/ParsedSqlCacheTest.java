package io.pgadapt.internal.sql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
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
    void keepsAnInsertOfAsManyRowsAsThereCanBeParametersFor() {
        String text = IntStream.rangeClosed(1, 65_535).mapToObj(i -> "$" + i).collect(joining(",", "VALUES (", ")"));
        assertThat(parse(text, ParameterStyle.NUMERIC)).isSameAs(parse(text, ParameterStyle.NUMERIC));
    }

    @Test
    void keepsNoLongerText() {
        String text = literal(600_000, 0);
        assertThat(parse(text, ParameterStyle.NONE)).isNotSameAs(parse(text, ParameterStyle.NONE));
    }

    @Test
    void keepsNoMoreThanAMillionCharacters() {
        ParsedSql first = parse(literal(300_000, 1), ParameterStyle.NONE);
        ParsedSql second = parse(literal(300_000, 2), ParameterStyle.NONE);
        ParsedSql third = parse(literal(300_000, 3), ParameterStyle.NONE);
        assertThat(parse(literal(300_000, 1), ParameterStyle.NONE)).isSameAs(first);
        parse(literal(300_000, 4), ParameterStyle.NONE);
        assertThat(parse(literal(300_000, 3), ParameterStyle.NONE)).isSameAs(third);
        assertThat(parse(literal(300_000, 2), ParameterStyle.NONE)).isNotSameAs(second);
    }

    private static String literal(int length, int digit) {
        return "SELECT '" + Integer.toString(digit).repeat(length) + "'";
    }
}
