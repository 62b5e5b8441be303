package io.pgadapt.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** Text with pieces in it that must stay tokens of their own. */
final class ComposedText {
    private record Piece(int start, int end) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    /** Appends SQL of the user's own, which is his business. */
    void append(String sql) {
        if (endsInPiece() && !sql.isEmpty()) {
            encloseBefore(sql);
            separateFrom(sql);
        }
        text.append(sql);
    }

    /** Appends a piece that must not grow together with anything. */
    void protect(String piece) {
        separateFrom(piece);
        if (wouldBeMistaken(piece.charAt(0))) {
            text.append(' ');
        }
        int start = text.length();
        text.append(piece);
        pieces.add(new Piece(start, text.length()));
    }

    /**
     * Checks that all pieces are tokens of their own: that none of them lies in a string, a quoted name, a comment or a number.
     *
     * @param counted whether there are placeholders by position, beside which no others can be numbered
     * @throws io.pgadapt.errors.ProgrammingError when one is not
     */
    void requireApart(StringSyntax syntax, boolean counted) {
        String whole = text.toString();
        SqlScanner scanner = new SqlScanner(whole, syntax);
        int next = 0;
        while (scanner.next()) {
            if (next < pieces.size() && scanner.end() > pieces.get(next).start()) {
                requireWithin(pieces.get(next), scanner, whole);
                next += scanner.end() == pieces.get(next).end() ? 1 : 0;
            } else if (counted && scanner.type() == TokenType.NUMBERED_PARAMETER) {
                throw PlaceholderFinder.error(
                        whole,
                        "%s stands beside a Placeholder, which is counted: use one of both"
                                .formatted(whole.substring(scanner.start(), scanner.end())),
                        scanner.start());
            }
        }
    }

    private static void requireWithin(Piece piece, SqlScanner scanner, String whole) {
        if (scanner.start() < piece.start() || scanner.end() > piece.end()) {
            throw PlaceholderFinder.error(
                    whole,
                    "%s would be part of what stands beside it; names, values and placeholders go outside of quotes and comments"
                            .formatted(whole.substring(piece.start(), piece.end())),
                    piece.start());
        }
    }

    private boolean endsInPiece() {
        return !pieces.isEmpty() && pieces.get(pieces.size() - 1).end() == text.length();
    }

    /** A cast binds closer than a sign, and what is in brackets would belong to the type of an array. */
    private void encloseBefore(String sql) {
        Piece last = pieces.get(pieces.size() - 1);
        String ahead = sql.stripLeading();
        boolean signed = text.charAt(last.start()) == '-' && ahead.startsWith("::");
        boolean array = text.charAt(last.end() - 1) == ']' && ahead.startsWith("[");
        if (signed || array) {
            text.insert(last.start(), '(').append(')');
            pieces.set(pieces.size() - 1, new Piece(last.start() + 1, last.end() + 1));
        }
    }

    private void separateFrom(String next) {
        if (!text.isEmpty() && !next.isEmpty() && wouldJoin(text.charAt(text.length() - 1), next.charAt(0))) {
            text.append(' ');
        }
    }

    private static boolean wouldJoin(char last, char first) {
        return switch (first) {
            case '\'', '"' -> last == first || last == '&' || SqlCharacters.isNamePart(last);
            case '.' -> SqlCharacters.isDigit(last);
            default -> SqlCharacters.isNamePart(first) && (SqlCharacters.isNamePart(last) || last == '.');
        };
    }

    /** The signs that pieces begin with make something else of the sign before them, or it of them. */
    private boolean wouldBeMistaken(char first) {
        if (text.isEmpty()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return switch (first) {
            case ':' -> last == ':' || NamedPlaceholders.isBehindOperand(text, text.length());
            case '-' -> !SqlCharacters.isBlank(last) && last != '(' && last != ',';
            case '%' -> last == '%';
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
