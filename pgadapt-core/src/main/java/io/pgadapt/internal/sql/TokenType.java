package io.pgadapt.internal.sql;

/** The kinds of tokens that matter for finding placeholders and the ends of statements. */
enum TokenType {
    /** Blanks of any kind. */
    BLANK,
    /** A comment of either kind. */
    COMMENT,
    /** A keyword or an unquoted name. */
    WORD,
    /** A string constant of any kind, with its prefix and the parts that continue it on further lines. */
    STRING,
    /** A name in double quotes, with its prefix. */
    QUOTED_NAME,
    /** {@code $} and digits. */
    NUMBERED_PARAMETER,
    /** A colon that is not part of {@code ::} or {@code :=}. */
    COLON,
    PERCENT,
    SEMICOLON,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    /** {@code ::}, {@code :=}, or one character of anything else: operators, numbers, brackets. */
    OTHER;

    boolean isSignificant() {
        return this != BLANK && this != COMMENT;
    }
}
