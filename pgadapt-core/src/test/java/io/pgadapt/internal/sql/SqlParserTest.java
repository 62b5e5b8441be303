package io.pgadapt.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pgadapt.errors.ProgrammingError;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParserTest {
    private static ParsedSql parse(String text, ParameterStyle style) {
        return SqlParser.parse(text, style, StringSyntax.STANDARD);
    }

    private static ParsedSql numeric(String text) {
        return parse(text, ParameterStyle.NUMERIC);
    }

    private static ParsedSql named(String text) {
        return parse(text, ParameterStyle.NAMED);
    }

    private static ParsedSql pyformat(String text) {
        return parse(text, ParameterStyle.PYFORMAT);
    }

    private static ProgrammingError error(String text, ParameterStyle style) {
        return catchThrowableOfType(ProgrammingError.class, () -> parse(text, style));
    }

    @Test
    void withoutValuesNothingIsAPlaceholder() {
        String text = "PREPARE p AS SELECT $1, :a, %s, $7";
        ParsedSql sql = parse(text, ParameterStyle.NONE);
        assertThat(sql.sql()).isSameAs(text);
        assertThat(sql.parameterCount()).isZero();
    }

    @Test
    void numbersAreSentAsTheyAre() {
        String text = "SELECT $2, $1, $2 '$3' \"$4\" $$ $5 $$ -- $6";
        ParsedSql sql = numeric(text);
        assertThat(sql.sql()).isSameAs(text);
        assertThat(sql.parameterCount()).isEqualTo(2);
        assertThat(sql.parameterNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT $2                   |  8 | $2 is used, but $1 is not",
                "SELECT $1, $4, $5           | 12 | $5 is used, but $2 is not",
                "SELECT $0                   |  8 | no parameter $0",
                "SELECT $65536               |  8 | 65535 parameters",
                "SELECT $99999999999999999   |  8 | 65535 parameters",
                "SELECT $1 + :b              | 13 | :b is a named parameter",
                "SELECT f($1, :b)            | 14 | :b is a named parameter",
                "SELECT f(:b, $1)            | 10 | :b is a named parameter",
                "SELECT 5 % :b, $1           | 12 | :b is a named parameter",
                "SELECT :b                   |  8 | :b is a named parameter",
                "SELECT 'é', '漢', :b         | 18 | :b is a named parameter",
            })
    void refusesWrongNumbersAndNames(String text, int position, String message) {
        ProgrammingError error = error(text, ParameterStyle.NUMERIC);
        assertThat(error).hasMessageContaining(message).hasMessageContaining("LINE 1: ");
        assertThat(error.position()).isEqualTo(position);
        assertThat(error.sql()).isEqualTo(text);
        assertThat(error.safeToRetry()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a[$1:n]",
                "SELECT a[:n], $1",
                "SELECT a[lo:hi], $1",
                "SELECT a[lo :hi], $1",
                "SELECT JSON_OBJECT('a' :b, 'c': $1)",
                "SELECT f(a := $1)",
                "SELECT $1::int",
                "SELECT b ? $1",
            })
    void leavesColonsOfSqlAloneAmongNumbers(String text) {
        assertThat(numeric(text).parameterCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "SELECT :a                            § SELECT $1                            § a",
                "SELECT :a, :b, :a                    § SELECT $1, $2, $1                    § a b",
                "SELECT :b,:a                         § SELECT $1,$2                         § b a",
                "SELECT :a::int, :b :: text           § SELECT $1::int, $2 :: text           § a b",
                "SELECT x::a, :a                      § SELECT x::a, $1                      § a",
                "SELECT f(a:=:a, b=>:b)               § SELECT f(a:=$1, b=>$2)               § a b",
                "SELECT ':a', E'\\':a', \":a\", :b    § SELECT ':a', E'\\':a', \":a\", $1    § b",
                "SELECT $$:a$$, $x$ :a $x$, :b        § SELECT $$:a$$, $x$ :a $x$, $1        § b",
                "SELECT /* :a /* :b */ */ :c -- :d    § SELECT /* :a /* :b */ */ $1 -- :d    § c",
                "SELECT B'1':a, U&':a', N':a', :b     § SELECT B'1':a, U&':a', N':a', $1     § b",
                "SELECT t[:i], t[:i+1]                § SELECT t[$1], t[$1+1]                § i",
                "SELECT t[1:2], t[1:n], t[lo:hi], :a  § SELECT t[1:2], t[1:n], t[lo:hi], $1  § a",
                "SELECT t[f(x):n], t[t[1]:n], :a      § SELECT t[f(x):n], t[t[1]:n], $1      § a",
                "SELECT t[\"lo\":hi], t[: hi], :a     § SELECT t[\"lo\":hi], t[: hi], $1     § a",
                "SELECT t[:lo : :hi], t[:lo:n]        § SELECT t[$1 : $2], t[$1:n]           § lo hi",
                "SELECT JSON_OBJECT('k':v, 'l': :a)   § SELECT JSON_OBJECT('k':v, 'l': $1)   § a",
                "SELECT '{}'::jsonb ? :a              § SELECT '{}'::jsonb ? $1              § a",
                "SELECT '{}' ?| :a, x @> :b, x ->:c   § SELECT '{}' ?| $1, x @> $2, x ->$3   § a b c",
                "SELECT 5 % :a, 5 %:a, -:a            § SELECT 5 % $1, 5 %$1, -$1            § a",
                "SELECT :été, :漢字_1, :_x, :A, :a     § SELECT $1, $2, $3, $4, $5            § été 漢字_1 _x A a",
                "SELECT a$b$c, :b, d$$:c              § SELECT a$b$c, $1, d$$:c              § b",
                "SELECT :a1b_, :1, : a, :\"x\", :'y'  § SELECT $1, :1, : a, :\"x\", :'y'     § a1b_",
                "SELECT ::a, :::b                     § SELECT ::a, ::$1                     § b",
                "SELECT '50%', :a                     § SELECT '50%', $1                     § a",
                ":a                                   § $1                                   § a",
            })
    void namesBecomeNumbers(String text, String sent, String names) {
        ParsedSql sql = named(text);
        assertThat(sql.sql()).isEqualTo(sent);
        assertThat(sql.parameterNames()).containsExactly(names.split(" "));
        assertThat(sql.parameterCount()).isEqualTo(sql.parameterNames().size());
    }

    @Test
    void refusesNumbersAmongNames() {
        ProgrammingError error = error("SELECT :a, $1", ParameterStyle.NAMED);
        assertThat(error).hasMessageContaining("$1 is a numbered parameter");
        assertThat(error.position()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "SELECT %s, %s                     § SELECT $1, $2                   § 2",
                "SELECT 5 %% 3, %s                 § SELECT 5 % 3, $1                § 1",
                "SELECT 'a%%' || %s                § SELECT 'a%' || $1               § 1",
                "SELECT 'a%', 'a%d', '%(x', %s     § SELECT 'a%', 'a%d', '%(x', $1   § 1",
                "SELECT '100%%s', format('%%s')    § SELECT '100%s', format('%s')    § 0",
                "SELECT \"a%%b\", $$%%$$, E'%%\\'' § SELECT \"a%b\", $$%$$, E'%\\''  § 0",
                "SELECT %s -- 100% of %s %%        § SELECT $1 -- 100% of %s %%      § 1",
                "SELECT /* %s % */ %s              § SELECT /* %s % */ $1            § 1",
                "SELECT 1 LIMIT%s                  § SELECT 1 LIMIT $1               § 1",
                "SELECT %s1, %sa, %s::int          § SELECT $1 1, $2 a, $3::int      § 3",
                "SELECT a[%s:%s], :a               § SELECT a[$1:$2], :a             § 2",
                "SELECT %%                         § SELECT %                        § 0",
            })
    void positionsOfPsycopgBecomeNumbers(String text, String sent, int count) {
        ParsedSql sql = pyformat(text);
        assertThat(sql.sql()).isEqualTo(sent);
        assertThat(sql.parameterCount()).isEqualTo(count);
        assertThat(sql.parameterNames()).isEmpty();
    }

    @Test
    void namesOfPsycopgBecomeNumbers() {
        ParsedSql sql = pyformat("SELECT %(a)s, %(it's; \"b\")s, %(a)s, 'x'");
        assertThat(sql.sql()).isEqualTo("SELECT $1, $2, $1, 'x'");
        assertThat(sql.parameterNames()).containsExactly("a", "it's; \"b\"");
        assertThat(sql.statements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT %          |  8 | written %%",
                "SELECT 5 % 3      | 10 | written %%",
                "SELECT %d         |  8 | written %%",
                "SELECT %t         |  8 | written %%",
                "SELECT %(a)d      |  8 | %(a) must end in s",
                "SELECT %(a)       |  8 | %(a) must end in s",
                "SELECT %(a        |  8 | closing parenthesis",
                "SELECT %()s       |  8 | lacks its name",
                "SELECT %(a(b)s    |  8 | closing parenthesis",
                "SELECT %s, %(a)s  | 12 | cannot be mixed",
                "SELECT %(a)s, %s  | 15 | cannot be mixed",
                "SELECT %s, $1     | 12 | $1 cannot be mixed",
                "SELECT '%s'       |  9 | within quotes",
                "SELECT 'é %(a)s'  | 11 | within quotes",
                "SELECT \"%s\"     |  9 | within quotes",
                "SELECT $$ %s $$   | 11 | within quotes",
            })
    void refusesWhatPsycopgWouldNotUnderstand(String text, int position, String message) {
        ProgrammingError error = error(text, ParameterStyle.PYFORMAT);
        assertThat(error).hasMessageContaining(message);
        assertThat(error.position()).isEqualTo(position);
    }

    @Test
    void refusesNul() {
        assertThatThrownBy(() -> parse("SELECT '\0'", ParameterStyle.NONE))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertThatThrownBy(() -> parse("SELECT '\uD83D\uDE00', '\uD83D'", ParameterStyle.NONE))
                .isInstanceOfSatisfying(
                        ProgrammingError.class,
                        error -> assertThat(error.position()).isEqualTo(14))
                .hasMessageContaining("half of a surrogate pair");
    }

    @Test
    void allowsAsManyParametersAsTheProtocolDoes() {
        StringBuilder text = new StringBuilder("SELECT ");
        IntStream.rangeClosed(1, 65_535)
                .forEach(i -> text.append(":p").append(i).append(','));
        assertThat(named(text.toString()).parameterCount()).isEqualTo(65_535);
        text.append(":last");
        assertThatThrownBy(() -> named(text.toString())).hasMessageContaining("65535 parameters");
    }

    @Test
    void plainStringsFollowTheServersSetting() {
        String text = "SELECT '\\', :a, '";
        assertThat(SqlParser.parse(text, ParameterStyle.NAMED, StringSyntax.STANDARD)
                        .parameterCount())
                .isEqualTo(1);
        assertThat(SqlParser.parse(text, ParameterStyle.NAMED, StringSyntax.BACKSLASH_ESCAPES)
                        .parameterCount())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "8, 8", "9, 8", "10, 16", "11, 17", "14, 20", "16, 22", "17, 22", "18, 24", "21, 27", "24, 30",
        "25, 31", "99, 31"
    })
    void positionsLeadBackToTheUsersText(int sent, int expected) {
        ParsedSql sql = named("SELECT :longer_, x + :y, '\uD83D\uDE00' x");
        assertThat(sql.sql()).isEqualTo("SELECT $1, x + $2, '\uD83D\uDE00' x");
        assertThat(sql.rewriting().userPosition(sent)).isEqualTo(expected);
    }

    @Test
    void positionsOfAnUnchangedTextStayAsTheyAre() {
        assertThat(numeric("SELECT $1").rewriting().userPosition(9)).isEqualTo(9);
    }

    @Test
    void positionsBehindDoubledPercentSignsLeadBack() {
        ParsedSql sql = pyformat("SELECT '%%%%', nope, %s");
        assertThat(sql.sql()).isEqualTo("SELECT '%%', nope, $1");
        assertThat(sql.rewriting().userPosition(14)).isEqualTo(16);
    }

    @Test
    void literalsTakeThePlaceOfPlaceholders() {
        Rewriting rewriting = numeric("SELECT $1, '$1', $2::int, $1").withLiterals(List.of("'tea'", "7"));
        assertThat(rewriting.text()).isEqualTo("SELECT 'tea', '$1', 7::int, 'tea'");
        assertThat(rewriting.userPosition(21)).isEqualTo(18);
        assertThat(pyformat("SELECT 5 %% %(a)s").withLiterals(List.of("3")).text())
                .isEqualTo("SELECT 5 % 3");
    }

    @Test
    void literalsWithASignAreParenthesised() {
        assertThat(numeric("SELECT -$1, $1::int2").withLiterals(List.of("-1")).text())
                .isEqualTo("SELECT -(-1), (-1)::int2");
        assertThat(numeric("SELECT 5-$1").withLiterals(List.of("+1")).text()).isEqualTo("SELECT 5-(+1)");
    }

    @Test
    void literalsNeverJoinWordsOrStrings() {
        assertThat(pyformat("SELECT E%s, %s1")
                        .withLiterals(List.of("'a\\'", "2"))
                        .text())
                .isEqualTo("SELECT E 'a\\', 2 1");
        assertThat(numeric("SELECT E'a' -- x\n$1")
                        .withLiterals(List.of("'b\\'"))
                        .text())
                .isEqualTo("SELECT E'a' -- x\n('b\\')");
        assertThat(numeric("SELECT $1\n'b\\'").withLiterals(List.of("E'a'")).text())
                .isEqualTo("SELECT (E'a')\n'b\\'");
    }

    @Test
    void neverThrowsAnythingButAProgrammingError() {
        for (String text : SqlScannerTest.soups()) {
            for (ParameterStyle style : ParameterStyle.values()) {
                for (StringSyntax syntax : StringSyntax.values()) {
                    try {
                        ParsedSql sql = SqlParser.parse(text, style, syntax);
                        assertThat(sql.rewriting().userPosition(sql.sql().length() / 2 + 1))
                                .as(text)
                                .isBetween(1, text.length() + 1);
                    } catch (ProgrammingError refused) {
                        assertThat(refused.position()).as(text).isBetween(1, text.length() + 1);
                    }
                }
            }
        }
    }

    @Test
    void textWithoutPlaceholdersIsSentAsItIs() {
        for (String text : SqlScannerTest.soups()) {
            String plain = text.replaceAll("[%:$]", "");
            for (ParameterStyle style : ParameterStyle.values()) {
                assertThat(parse(plain, style).sql()).isSameAs(plain);
            }
        }
    }

    @Test
    void whatNamesBecameIsReadAsTheSameNumbers() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = SqlScannerTest.soup(random)
                    .replace("$1", "")
                    .replace("$", "")
                    .replace("%", "");
            ParsedSql sql = named("SELECT :x, " + text);
            ParsedSql again = numeric(sql.sql().replaceAll("(?<!:):(?!:|=)", ""));
            assertThat(again.parameterCount()).as(text).isEqualTo(sql.parameterCount());
            assertThat(again.statements()).as(text).isEqualTo(sql.statements());
        }
    }
}
