package io.pgadapt.internal.sql;

/** The classes of characters that PostgreSQL's scanner knows; all beyond ASCII are letters to it. */
public final class SqlCharacters {
    private SqlCharacters() {}

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }

    /** Returns the index behind the name of a parameter that starts at {@code from}, or {@code from} when none does. */
    public static int endOfParameterName(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean part = i == from ? Character.isUnicodeIdentifierStart(c) : isUnicodePart(c);
            if (!part && c != '_') {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static boolean isUnicodePart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }
}
