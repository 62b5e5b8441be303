package io.pgadapt.sql;

import java.util.List;
import java.util.Map;

/** A text with fields in braces, which pieces of SQL are put in place of. Used once. */
final class Template {
    private final String text;
    private final Map<String, ? extends Composable> named;
    private final List<Composable> numbered;
    private final Composed.Builder filled = new Composed.Builder();
    private final StringBuilder sql = new StringBuilder();
    private int counted;
    private boolean hasNumbers;

    Template(String text, Map<String, ? extends Composable> named, List<Composable> numbered) {
        this.text = text;
        this.named = named;
        this.numbered = numbered;
    }

    Composed fill() {
        int i = 0;
        while (i < text.length()) {
            i = step(i);
        }
        endSql();
        return filled.build();
    }

    /** Takes what begins at the index; returns the index behind it. */
    private int step(int i) {
        char c = text.charAt(i);
        if (c != '{' && c != '}') {
            sql.append(c);
            return i + 1;
        }
        if (i + 1 < text.length() && text.charAt(i + 1) == c) {
            sql.append(c);
            return i + 2;
        }
        if (c == '}') {
            throw wrong("a closing brace without an opening one; one that is to stay is doubled", i);
        }
        int end = endOfField(i);
        endSql();
        filled.add(piece(text.substring(i + 1, end), i));
        return end + 1;
    }

    private void endSql() {
        if (!sql.isEmpty()) {
            filled.add(Sql.of(sql.toString()));
            sql.setLength(0);
        }
    }

    private int endOfField(int open) {
        for (int i = open + 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '}' -> {
                    return i;
                }
                case '{' -> throw wrong("a brace within braces; one that is to stay is doubled", i);
                case '!' -> throw wrong("a conversion, as in {!r}; a piece of SQL has none", i);
                case ':' -> throw wrong("a format, as in {:5}; a piece of SQL has none", i);
                default -> {}
            }
        }
        throw wrong("an opening brace without a closing one; one that is to stay is doubled", open);
    }

    private Composable piece(String field, int at) {
        if (field.isEmpty()) {
            return next(at);
        }
        if (field.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return number(field, at);
        }
        Composable piece = named.get(field);
        if (piece == null) {
            throw wrong("{" + field + "}, but no piece of that name is given; " + given(), at);
        }
        return piece;
    }

    private Composable next(int at) {
        requireOneWay(hasNumbers, at);
        if (counted == numbered.size()) {
            throw wrong("a field too many: only " + numbered.size() + " pieces are given by position", at);
        }
        return numbered.get(counted++);
    }

    private Composable number(String field, int at) {
        requireOneWay(counted > 0, at);
        hasNumbers = true;
        int number = field.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(field);
        if (number >= numbered.size()) {
            throw wrong("{" + field + "}, but only " + numbered.size() + " pieces are given by position", at);
        }
        return numbered.get(number);
    }

    private void requireOneWay(boolean other, int at) {
        if (other) {
            throw wrong("{} and {0}, which cannot be mixed", at);
        }
    }

    private String given() {
        return named.isEmpty() ? "none has a name" : "given are: " + String.join(", ", named.keySet());
    }

    private IllegalArgumentException wrong(String what, int index) {
        return new IllegalArgumentException("the format has " + what + " (at index " + index + " of \"" + text + "\")");
    }
}
