package io.pgadapt.internal.sql;

/**
 * Cuts SQL into tokens by PostgreSQL's rules, as a cursor: {@link #next} moves to a token, then {@link #type}, {@link #start}
 * and {@link #end} tell of it. The tokens together are the whole text. What is not terminated reaches to the end of the text.
 * Takes time linear in the length. Not thread-safe.
 */
final class SqlScanner {
    private final String text;
    private final StringSyntax syntax;
    private TokenType type = TokenType.BLANK;
    private int start;
    private int end;

    SqlScanner(String text, StringSyntax syntax) {
        this.text = text;
        this.syntax = syntax;
    }

    TokenType type() {
        return type;
    }

    /** Returns the index of the token's first character. */
    int start() {
        return start;
    }

    /** Returns the index behind the token's last character. */
    int end() {
        return end;
    }

    /** Makes the token end elsewhere, because its reader knows better; scanning goes on there. */
    void extendTo(int newEnd) {
        end = newEnd;
    }

    /** Moves to the next token; false at the end of the text. */
    boolean next() {
        start = end;
        if (start == text.length()) {
            return false;
        }
        char c = text.charAt(start);
        if (SqlCharacters.isBlank(c)) {
            take(TokenType.BLANK, endOfBlanks(start + 1));
        } else if (SqlCharacters.isNameStart(c)) {
            prefixedOrWord(c);
        } else {
            symbol(c);
        }
        return true;
    }

    private void take(TokenType taken, int takenEnd) {
        type = taken;
        end = takenEnd;
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private void symbol(char c) {
        switch (c) {
            case '\'' -> take(TokenType.STRING, endOfString(start + 1, syntax == StringSyntax.BACKSLASH_ESCAPES));
            case '"' -> take(TokenType.QUOTED_NAME, endOfQuotedName(start + 1));
            case '$' -> dollar();
            case ':' -> colon();
            case '-' -> dashOrComment();
            case '/' -> slashOrComment();
            case '%' -> take(TokenType.PERCENT, start + 1);
            case ';' -> take(TokenType.SEMICOLON, start + 1);
            case '(' -> take(TokenType.OPEN_PARENTHESIS, start + 1);
            case ')' -> take(TokenType.CLOSE_PARENTHESIS, start + 1);
            default -> take(TokenType.OTHER, start + 1);
        }
    }

    /** A letter right before a quote is a prefix of the string; behind any other letter it is not, being part of a word. */
    private void prefixedOrWord(char c) {
        char second = at(start + 1);
        char third = at(start + 2);
        if (second == '\'') {
            switch (c) {
                case 'E', 'e' -> take(TokenType.STRING, endOfString(start + 2, true));
                case 'B', 'b', 'X', 'x' -> take(TokenType.STRING, endOfString(start + 2, false));
                case 'N', 'n' ->
                    take(TokenType.STRING, endOfString(start + 2, syntax == StringSyntax.BACKSLASH_ESCAPES));
                default -> take(TokenType.WORD, start + 1);
            }
        } else if ((c == 'U' || c == 'u') && second == '&' && third == '\'') {
            take(TokenType.STRING, endOfString(start + 3, false));
        } else if ((c == 'U' || c == 'u') && second == '&' && third == '"') {
            take(TokenType.QUOTED_NAME, endOfQuotedName(start + 3));
        } else {
            take(TokenType.WORD, endOfWord(start + 1));
        }
    }

    private void colon() {
        char second = at(start + 1);
        if (second == ':' || second == '=') {
            take(TokenType.OTHER, start + 2);
        } else {
            take(TokenType.COLON, start + 1);
        }
    }

    private void dashOrComment() {
        if (at(start + 1) == '-') {
            take(TokenType.COMMENT, endOfLine(start + 2));
        } else {
            take(TokenType.OTHER, start + 1);
        }
    }

    private void slashOrComment() {
        if (at(start + 1) == '*') {
            take(TokenType.COMMENT, endOfComment(start + 2));
        } else {
            take(TokenType.OTHER, start + 1);
        }
    }

    /** A parameter, a dollar-quoted string, or a character that means nothing. A dollar within a word does not come here. */
    private void dollar() {
        if (SqlCharacters.isDigit(at(start + 1))) {
            int i = start + 2;
            while (SqlCharacters.isDigit(at(i))) {
                i++;
            }
            take(TokenType.NUMBERED_PARAMETER, i);
            return;
        }
        int tagEnd = endOfTag(start + 1);
        if (at(tagEnd) != '$') {
            take(TokenType.OTHER, start + 1);
            return;
        }
        String delimiter = text.substring(start, tagEnd + 1);
        int close = text.indexOf(delimiter, tagEnd + 1);
        take(TokenType.STRING, close < 0 ? text.length() : close + delimiter.length());
    }

    /** Like a word, but for the dollar, which ends it. */
    private int endOfTag(int from) {
        int i = from;
        if (SqlCharacters.isNameStart(at(i))) {
            while (at(i) != '$' && SqlCharacters.isNamePart(at(i))) {
                i++;
            }
        }
        return i;
    }

    private int endOfBlanks(int from) {
        int i = from;
        while (SqlCharacters.isBlank(at(i))) {
            i++;
        }
        return i;
    }

    private int endOfWord(int from) {
        int i = from;
        while (SqlCharacters.isNamePart(at(i))) {
            i++;
        }
        return i;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < text.length() && !SqlCharacters.isLineBreak(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Comments nest. */
    private int endOfComment(int from) {
        int depth = 1;
        int i = from;
        while (i < text.length() && depth > 0) {
            if (at(i) == '*' && at(i + 1) == '/') {
                depth--;
                i += 2;
            } else if (at(i) == '/' && at(i + 1) == '*') {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        return i;
    }

    private int endOfQuotedName(int from) {
        int close = text.indexOf('"', from);
        while (close >= 0 && at(close + 1) == '"') {
            close = text.indexOf('"', close + 2);
        }
        return close < 0 ? text.length() : close + 1;
    }

    private int endOfString(int from, boolean escapes) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (at(i + 1) == '\'') {
                i += 2;
            } else {
                int continuation = continuation(i + 1);
                if (continuation < 0) {
                    return i + 1;
                }
                i = continuation + 1;
            }
        }
        return text.length();
    }

    /**
     * Returns the index of the quote that continues the string on another line, or -1. Between the two quotes are blanks with at
     * least one line break, and {@code --} comments.
     */
    private int continuation(int from) {
        boolean lineBreak = false;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (SqlCharacters.isBlank(c)) {
                lineBreak |= SqlCharacters.isLineBreak(c);
                i++;
            } else if (c == '-' && at(i + 1) == '-') {
                i = endOfLine(i + 2);
            } else {
                return c == '\'' && lineBreak ? i : -1;
            }
        }
        return -1;
    }
}
