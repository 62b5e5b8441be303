package io.pgadapt.types.value;

/** Reads and writes the parts that the texts of {@code tsvector} and {@code tsquery} share. Not thread-safe. */
final class TsScanner {
    private static final String BLANKS = " \t\n\r\f\u000B";

    private final String text;
    private final String typeName;
    private int position;

    TsScanner(String text, String typeName) {
        this.text = text;
        this.typeName = typeName;
    }

    /** Appends a lexeme between quotes, where a quote and a backslash are doubled. */
    static void quote(String lexeme, StringBuilder out) {
        out.append('\'');
        for (int i = 0; i < lexeme.length(); i++) {
            char c = lexeme.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append(c);
            }
            out.append(c);
        }
        out.append('\'');
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean isNext(char expected) {
        return !atEnd() && text.charAt(position) == expected;
    }

    /** Passes over blanks and returns whether there were any. */
    boolean skipBlanks() {
        int first = position;
        while (!atEnd() && BLANKS.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return position > first;
    }

    /** Reads the next character if it is the given one. */
    boolean accept(char expected) {
        boolean matches = isNext(expected);
        position += matches ? 1 : 0;
        return matches;
    }

    /** Reads the next character, which must be the given one. */
    void expect(char expected) {
        if (!accept(expected)) {
            throw malformed("'" + expected + "' is missing");
        }
    }

    /** Reads a lexeme: between quotes, or plain up to a blank or one of the special characters. */
    String word(String specials) {
        StringBuilder word = new StringBuilder();
        if (accept('\'')) {
            quoted(word);
            return word.toString();
        }
        int first = position;
        while (!atEnd() && BLANKS.indexOf(text.charAt(position)) < 0 && specials.indexOf(text.charAt(position)) < 0) {
            word.append(character());
        }
        if (position == first) {
            throw malformed("a word is missing");
        }
        return word.toString();
    }

    /** Reads a number of at most five digits. */
    int number() {
        int first = position;
        int value = 0;
        while (!atEnd() && position - first < 5 && isDigit(text.charAt(position))) {
            value = value * 10 + (text.charAt(position++) - '0');
        }
        if (position == first) {
            throw malformed("a number is missing");
        }
        return value;
    }

    /** Reads the letter of a weight if one comes next. */
    boolean accept(TsWeight weight) {
        char upper = weight.name().charAt(0);
        return accept(upper) || accept(Character.toLowerCase(upper));
    }

    IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("not a " + typeName + ": " + why + " at index " + position);
    }

    private void quoted(StringBuilder word) {
        while (!accept('\'') || isNext('\'')) {
            word.append(character());
        }
    }

    private char character() {
        accept('\\');
        if (atEnd()) {
            throw malformed("the end is missing");
        }
        return text.charAt(position++);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
