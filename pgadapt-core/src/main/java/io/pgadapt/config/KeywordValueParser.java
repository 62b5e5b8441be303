package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.util.Map;

/**
 * The form {@code keyword = value ...} (PostgreSQL manual 32.1.1.1). Blanks around the equals sign are optional; a value that is empty or
 * contains blanks stands in single quotes; a backslash takes the next character as it is.
 */
final class KeywordValueParser {
    private final String text;
    private final ParsedParameters parameters = new ParsedParameters();
    private int position;

    KeywordValueParser(String text) {
        this.text = text;
    }

    Map<Keyword, String> parse() {
        skipBlanks();
        while (!atEnd()) {
            int start = position;
            String name = name(start);
            skipBlanks();
            parameters.put(name, value(), start);
            skipBlanks();
        }
        return parameters.asMap();
    }

    static boolean isBlank(int character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    private String name(int start) {
        while (!atEnd() && text.charAt(position) != '=' && !isBlank(text.charAt(position))) {
            position++;
        }
        String name = text.substring(start, position);
        skipBlanks();
        if (atEnd() || text.charAt(position) != '=') {
            throw new ProgrammingError("missing \"=\" after " + parameters.label(name, start)
                    + " in the connection string; a value that contains spaces must stand in single quotes");
        }
        position++;
        return name;
    }

    private String value() {
        if (!atEnd() && text.charAt(position) == '\'') {
            position++;
            return quotedValue();
        }
        StringBuilder value = new StringBuilder();
        while (!atEnd() && !isBlank(text.charAt(position))) {
            appendNext(value);
        }
        return value.toString();
    }

    private String quotedValue() {
        int start = position;
        StringBuilder value = new StringBuilder();
        while (!atEnd()) {
            if (text.charAt(position) == '\'') {
                position++;
                return value.toString();
            }
            appendNext(value);
        }
        throw new ProgrammingError(
                "unterminated quoted string in the connection string: no closing ' for the one at character " + start);
    }

    private void appendNext(StringBuilder value) {
        if (text.charAt(position) == '\\') {
            position++;
        }
        if (!atEnd()) {
            value.append(text.charAt(position++));
        }
    }

    private void skipBlanks() {
        while (!atEnd() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private boolean atEnd() {
        return position >= text.length();
    }
}
