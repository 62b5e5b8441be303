package io.pgadapt.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlExcerptTest {
    private static String at(String sql, int position) {
        return String.valueOf(SqlExcerpt.at(sql, position));
    }

    private static int caretColumn(String excerpt) {
        String caretLine = excerpt.lines().toList().get(1);
        return caretLine.indexOf('^');
    }

    @Test
    void pointsAtThePositionInASingleLine() {
        assertThat(at("SELECT foo FROM bar", 8)).isEqualTo("""
                LINE 1: SELECT foo FROM bar
                               ^""");
    }

    @Test
    void showsOnlyTheLineOfThePosition() {
        assertThat(at("SELECT 1\nFROM tee\nWHERE true", 15)).isEqualTo("""
                LINE 2: FROM tee
                             ^""");
    }

    @Test
    void countsACarriageReturnAndLineFeedAsOneLineEnd() {
        assertThat(at("a\r\nb\rc\nd", 8)).isEqualTo("LINE 4: d\n        ^");
    }

    @Test
    void pointsBehindTheLastCharacterWhereInputEnded() {
        assertThat(at("SELECT (", 9)).isEqualTo("LINE 1: SELECT (\n                ^");
    }

    @Test
    void isAbsentWhenThePositionIsOutsideTheSql() {
        assertThat(SqlExcerpt.at("SELECT 1", 0)).isNull();
        assertThat(SqlExcerpt.at("SELECT 1", -3)).isNull();
        assertThat(SqlExcerpt.at("SELECT 1", 10)).isNull();
    }

    @Test
    void countsCodePointsRatherThanJavaCharacters() {
        String excerpt = at("SELECT '\uD834\uDD1E' x", 12);
        assertThat(caretColumn(excerpt)).isEqualTo("LINE 1: SELECT 'g' ".length());
    }

    @Test
    void countsWideCharactersAsTwoColumns() {
        assertThat(at("SELECT '\u6F22\u5B57', nope", 14))
                .isEqualTo("LINE 1: SELECT '\u6F22\u5B57', nope\n" + " ".repeat(8 + 15) + "^");
    }

    @Test
    void countsCombiningMarksAsNoColumn() {
        assertThat(caretColumn(at("'e\u0301' x", 6))).isEqualTo(8 + 4);
    }

    @Test
    void showsTabsAsSingleBlanksSoThatTheCaretStaysAligned() {
        assertThat(at("\tSELECT\tnope", 9)).isEqualTo("LINE 1:  SELECT nope\n                ^");
    }

    @Test
    void cutsALongLineAtItsEndWhenThePositionIsNearItsStart() {
        String excerpt = at("SELECT nope, " + "x".repeat(100), 8);
        assertThat(excerpt).startsWith("LINE 1: SELECT nope, xxx").contains("x...\n");
        assertThat(caretColumn(excerpt)).isEqualTo(8 + 7);
    }

    @Test
    void cutsALongLineOnBothSidesOfThePosition() {
        String excerpt = at("a".repeat(100) + "!" + "b".repeat(100), 101);
        assertThat(excerpt).startsWith("LINE 1: ...aaa").contains("!bbbbbbbbb...\n");
        assertThat(excerpt.lines().findFirst().orElseThrow()).hasSize("LINE 1: ......".length() + 60);
        assertThat(excerpt.charAt(caretColumn(excerpt))).isEqualTo('!');
    }

    @Test
    void cutsALongLineAtItsStartWhenThePositionIsNearItsEnd() {
        String excerpt = at("a".repeat(100) + "!b", 101);
        assertThat(excerpt).startsWith("LINE 1: ...aaa").contains("a!b\n");
        assertThat(excerpt.charAt(caretColumn(excerpt))).isEqualTo('!');
    }

    @Test
    void neverCutsAPairOfSurrogates() {
        String excerpt = at("\uD83D\uDE00".repeat(80), 40);
        assertThat(excerpt.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
                .isTrue();
    }

    @Test
    void pointsIntoAnEmptyStatement() {
        assertThat(at("", 1)).isEqualTo("LINE 1: \n        ^");
    }
}
