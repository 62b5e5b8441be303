package io.pgadapt.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScannerTest {
    /** Fragments that open, close or resemble something. */
    private static final String[] FRAGMENTS = {
        "'",
        "''",
        "\"",
        "E'",
        "e'",
        "B'",
        "x'",
        "N'",
        "U&'",
        "u&\"",
        "$$",
        "$a$",
        "$1",
        "$",
        "/*",
        "*/",
        "--",
        "\n",
        "\r",
        " ",
        "\\",
        "\\'",
        ":",
        "::",
        ":=",
        ":a",
        "%",
        "%s",
        "%%",
        "%(a)s",
        "%(",
        ";",
        "(",
        ")",
        "[",
        "]",
        "a",
        "E",
        "1",
        "?",
        "@",
        "-",
        "+",
        "*",
        "/",
        "\u00E9",
        "\u6F22",
        "\uD83D\uDE00",
        "_",
        "BEGIN",
        "END",
        "CREATE FUNCTION",
        ",",
        ".",
    };

    static String soup(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(24);
        for (int i = 0; i < pieces; i++) {
            text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        }
        return text.toString();
    }

    static List<String> soups() {
        Random random = new Random(20_240_229);
        return IntStream.range(0, 20_000).mapToObj(i -> soup(random)).toList();
    }

    private static List<String> tokens(String text, StringSyntax syntax) {
        SqlScanner scanner = new SqlScanner(text, syntax);
        List<String> tokens = new ArrayList<>();
        while (scanner.next()) {
            if (scanner.type().isSignificant()) {
                tokens.add(text.substring(scanner.start(), scanner.end()));
            }
        }
        return tokens;
    }

    private static List<String> tokens(String text) {
        return tokens(text, StringSyntax.STANDARD);
    }

    private static TokenType first(String text) {
        SqlScanner scanner = new SqlScanner(text, StringSyntax.STANDARD);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.end()).isEqualTo(text.length());
        return scanner.type();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'a'",
                "'it''s'",
                "'a\\'",
                "E'it\\'s'",
                "e'\\\\'",
                "E'a\\'''b'",
                "B'01'",
                "x'1F'",
                "N'it''s'",
                "U&'d\\0061t'",
                "u&'\\'",
                "$$$$",
                "$$a'b$c$$",
                "$tag$ $$ $ta$ $tag$",
                "$\u00E9_1$x$\u00E9_1$",
                "$a$ $b$a$",
                "'a'\n'b'",
                "'a' \t\r\n  'b'",
                "'a' -- why\n  -- not\n'b'",
                "E'a'\n'it\\'s'",
                "'; :a $1 %s -- /*'",
            })
    void stringIsOneToken(String text) {
        assertThat(first(text)).isEqualTo(TokenType.STRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "\"it\"\"s\"", "\"\"\"\"", "U&\"d\\0061\"", "u&\"x\"\"y\"", "\"a'b;:c\""})
    void quotedNameIsOneToken(String text) {
        assertThat(first(text)).isEqualTo(TokenType.QUOTED_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a$b$c", "_x1", "\u00E9t\u00E9", "\u6F22\u5B57$1", "select", "E", "u", "a$$", "\uD83D\uDE00"
            })
    void wordIsOneToken(String text) {
        assertThat(first(text)).isEqualTo(TokenType.WORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- to the end",
                "--",
                "/* a */",
                "/* a /* b */ c */",
                "/**/",
                "/***/",
                "/*/*/*/ */*/",
                "/* 'it */",
                "/* -- */",
                "/* $$ */",
            })
    void commentIsOneToken(String text) {
        assertThat(first(text)).isEqualTo(TokenType.COMMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a",
                "E'a\\",
                "E'a\\'",
                "\"a",
                "U&\"",
                "/* a",
                "/* a /* b */",
                "/*/",
                "$$ a",
                "$a$ b $A$",
                "'a'\n'b",
            })
    void whatIsNotTerminatedReachesToTheEnd(String text) {
        SqlScanner scanner = new SqlScanner(text + " ; x", StringSyntax.STANDARD);
        while (scanner.end() < text.length()) {
            assertThat(scanner.next()).isTrue();
        }
        assertThat(scanner.end()).isEqualTo(text.length() + 4);
        assertThat(scanner.next()).isFalse();
    }

    @Test
    void backslashEscapesInPlainStringsOnlyWhereTheServerSaysSo() {
        String text = "'a\\' b 'c'";
        assertThat(tokens(text, StringSyntax.STANDARD)).containsExactly("'a\\'", "b", "'c'");
        assertThat(tokens(text, StringSyntax.BACKSLASH_ESCAPES)).containsExactly("'a\\' b '", "c", "'");
        assertThat(tokens("N'\\' b", StringSyntax.BACKSLASH_ESCAPES)).containsExactly("N'\\' b");
        assertThat(tokens("B'\\' b", StringSyntax.BACKSLASH_ESCAPES)).containsExactly("B'\\'", "b");
        assertThat(tokens("E'\\' b", StringSyntax.STANDARD)).containsExactly("E'\\' b");
    }

    @Test
    void letterBehindAWordIsNoPrefix() {
        assertThat(tokens("nameE'\\' b")).containsExactly("nameE", "'\\'", "b");
        assertThat(tokens("aU&'x'")).containsExactly("aU", "&", "'x'");
        assertThat(tokens("U & 'x'")).containsExactly("U", "&", "'x'");
        assertThat(tokens("E 'x\\'")).containsExactly("E", "'x\\'");
    }

    @Test
    void stringsOnOneLineAreNotJoined() {
        assertThat(tokens("'a' 'b'")).containsExactly("'a'", "'b'");
        assertThat(tokens("E'a' 'b\\'")).containsExactly("E'a'", "'b\\'");
        assertThat(tokens("E'a' /* \n */ 'b\\'")).containsExactly("E'a'", "'b\\'");
    }

    @Test
    void joinedStringsKeepTheKindOfTheFirst() {
        assertThat(tokens("E'a'\n'\\'' c")).containsExactly("E'a'\n'\\''", "c");
        assertThat(tokens("'a'\n'\\' c")).containsExactly("'a'\n'\\'", "c");
    }

    @Test
    void dollarWithinAWordBelongsToIt() {
        assertThat(tokens("a$b$c b$$ $$x$$")).containsExactly("a$b$c", "b$$", "$$x$$");
        assertThat(tokens("foo$1")).containsExactly("foo$1");
    }

    @Test
    void dollarWithDigitsIsAParameterRatherThanATag() {
        assertThat(tokens("$1$ $12 $1a")).containsExactly("$1", "$", "$12", "$1", "a");
    }

    @Test
    void tagsAreComparedExactly() {
        assertThat(tokens("$a$ $A$ $a$ b")).containsExactly("$a$ $A$ $a$", "b");
        assertThat(tokens("$a b$c$ d")).containsExactly("$", "a", "b$c$", "d");
    }

    @Test
    void commentsBeginWithinOperators() {
        assertThat(tokens("a+--b\nc")).containsExactly("a", "+", "c");
        assertThat(tokens("a*/*b*/c")).containsExactly("a", "*", "c");
    }

    @Test
    void colonsOfCastsAndAssignmentsAreNotSingle() {
        assertThat(tokens("a::b")).containsExactly("a", "::", "b");
        assertThat(tokens("a:=b")).containsExactly("a", ":=", "b");
        assertThat(tokens(":::b")).containsExactly("::", ":", "b");
    }

    @ParameterizedTest
    @MethodSource("lineEnds")
    void lineCommentEndsAtTheLine(String lineEnd) {
        assertThat(tokens("-- 'a" + lineEnd + "b")).containsExactly("b");
    }

    static List<String> lineEnds() {
        return List.of("\n", "\r", "\r\n");
    }

    @Test
    void tokensTogetherAreTheText() {
        for (String text : soups()) {
            for (StringSyntax syntax : StringSyntax.values()) {
                SqlScanner scanner = new SqlScanner(text, syntax);
                int end = 0;
                while (scanner.next()) {
                    assertThat(scanner.start()).as(text).isEqualTo(end);
                    assertThat(scanner.end()).as(text).isGreaterThan(end).isLessThanOrEqualTo(text.length());
                    end = scanner.end();
                }
                assertThat(end).as(text).isEqualTo(text.length());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a' ", "$a", "/*", "'a'\n", "%(a", "\"a\" ", "$a$", "(", "a:", "'%", "$1", "--\n"})
    void timeIsLinearInTheLength(String fragment) {
        String text = fragment.repeat(200_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> tokens(text));
    }
}
