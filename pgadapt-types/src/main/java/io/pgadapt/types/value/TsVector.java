package io.pgadapt.types.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A document prepared for searching: PostgreSQL's {@code tsvector}. Immutable.
 *
 * @param lexemes each once, in the order of their UTF-8 bytes, as the server keeps them; given in any order, and those of
 *     the same text are united
 * @see <a href="https://www.postgresql.org/docs/18/datatype-textsearch.html#DATATYPE-TSVECTOR">PostgreSQL manual:
 *     tsvector</a>
 */
public record TsVector(List<Lexeme> lexemes) {
    private static final Comparator<String> BY_CODE_POINT = TsVector::compare;

    /** Sorts and unites the lexemes. */
    public TsVector {
        lexemes = inOrder(lexemes) ? List.copyOf(lexemes) : united(lexemes);
    }

    /** Returns the vector of these lexemes. */
    public static TsVector of(Lexeme... lexemes) {
        return new TsVector(List.of(lexemes));
    }

    /**
     * Reads a vector written as {@code 'fat':2B,4 'rat':5A}; lexemes without blanks, colons and quotes need no quotes.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static TsVector parse(String text) {
        TsScanner in = new TsScanner(text, "tsvector");
        List<Lexeme> lexemes = new ArrayList<>();
        in.skipBlanks();
        while (!in.atEnd()) {
            String word = in.word(":");
            lexemes.add(new Lexeme(word, in.accept(':') ? positions(in) : List.of()));
            if (!in.skipBlanks() && !in.atEnd()) {
                throw in.malformed("a blank is missing");
            }
        }
        return new TsVector(lexemes);
    }

    /** Returns the vector as the server prints it: {@code 'fat':2B,4 'rat':5A}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Lexeme lexeme : lexemes) {
            text.append(text.length() == 0 ? "" : " ");
            lexeme.print(text);
        }
        return text.toString();
    }

    /**
     * A normalised word and where it stands.
     *
     * @param text as a dictionary gave it
     * @param positions in ascending order; given in any order, and of equal ones the heaviest stays; may be empty
     */
    public record Lexeme(String text, List<Position> positions) {
        /** What the server keeps. */
        private static final int MAX_POSITIONS = 256;

        /** Sorts the positions. */
        public Lexeme {
            positions = sorted(positions);
            if (positions.size() > MAX_POSITIONS) {
                throw new IllegalArgumentException(
                        positions.size() + " positions of a lexeme, but a tsvector keeps at most " + MAX_POSITIONS);
            }
        }

        /** Returns a lexeme at positions of the default weight. */
        public static Lexeme of(String text, int... positions) {
            List<Position> all = new ArrayList<>();
            for (int position : positions) {
                all.add(new Position(position, TsWeight.D));
            }
            return new Lexeme(text, all);
        }

        private static List<Position> sorted(List<Position> given) {
            SortedMap<Integer, Position> byIndex = new TreeMap<>();
            for (Position position : given) {
                byIndex.merge(position.index(), position, Position::heavier);
            }
            return List.copyOf(byIndex.values());
        }

        private Lexeme with(Lexeme other) {
            return new Lexeme(
                    text,
                    Stream.concat(positions.stream(), other.positions.stream()).toList());
        }

        private void print(StringBuilder out) {
            TsScanner.quote(text, out);
            char separator = ':';
            for (Position position : positions) {
                out.append(separator).append(position);
                separator = ',';
            }
        }

        /** Returns the lexeme as in a vector: {@code 'fat':2B,4}. */
        @Override
        public String toString() {
            StringBuilder out = new StringBuilder();
            print(out);
            return out.toString();
        }
    }

    /**
     * A place in the document.
     *
     * @param index from 1 to 16383
     * @param weight of the word there
     */
    public record Position(int index, TsWeight weight) {
        private static final int MAX_INDEX = (1 << 14) - 1;

        /** Checks that the server can hold the index. */
        public Position {
            if (index < 1 || index > MAX_INDEX) {
                throw new IllegalArgumentException(
                        "position " + index + " in a tsvector, which counts from 1 to " + MAX_INDEX);
            }
        }

        private Position heavier(Position other) {
            return weight.compareTo(other.weight) >= 0 ? this : other;
        }

        /** Returns the position as in a vector: {@code 2B}, {@code 4}. */
        @Override
        public String toString() {
            return weight == TsWeight.D ? Integer.toString(index) : index + weight.name();
        }
    }

    private static List<Position> positions(TsScanner in) {
        List<Position> positions = new ArrayList<>();
        do {
            int index = in.number();
            positions.add(new Position(index, weight(in)));
        } while (in.accept(','));
        return positions;
    }

    private static TsWeight weight(TsScanner in) {
        for (TsWeight weight : TsWeight.values()) {
            if (in.accept(weight)) {
                return weight;
            }
        }
        return TsWeight.D;
    }

    private static boolean inOrder(List<Lexeme> lexemes) {
        for (int i = 1; i < lexemes.size(); i++) {
            if (compare(lexemes.get(i - 1).text(), lexemes.get(i).text()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Lexeme> united(List<Lexeme> lexemes) {
        SortedMap<String, Lexeme> byText = new TreeMap<>(BY_CODE_POINT);
        for (Lexeme lexeme : lexemes) {
            byText.merge(lexeme.text(), lexeme, Lexeme::with);
        }
        return List.copyOf(byText.values());
    }

    /** The order of UTF-8 is that of code points, but that of UTF-16 is not: surrogates go behind all other characters. */
    private static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean differ = Character.isSurrogate(x) != Character.isSurrogate(y);
                return differ ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }
}
