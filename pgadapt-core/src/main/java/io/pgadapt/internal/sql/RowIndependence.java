package io.pgadapt.internal.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Tells whether expressions depend on nothing that the rows inserted before could have changed. Words alone decide, so what
 * might be a query, or the call of a function that nobody knows, does not pass.
 */
final class RowIndependence {
    /** Words that begin a query, or that rows of one statement need not agree on. */
    private static final Set<String> DEPENDENT = Set.of("SELECT", "WITH", "VALUES", "TABLE", "DEFAULT");

    /** What may stand before an opening parenthesis without being a function that reads tables. */
    private static final Set<String> HARMLESS = Set.of(
            "CAST",
            "ROW",
            "COALESCE",
            "NULLIF",
            "GREATEST",
            "LEAST",
            "NEXTVAL",
            "NOW",
            "GEN_RANDOM_UUID",
            "VALUES",
            "CONFLICT");

    private final SignificantTokens tokens;

    RowIndependence(SignificantTokens tokens) {
        this.tokens = tokens;
    }

    /** Returns whether that is so for all tokens from an index to before another. */
    boolean holds(int from, int to) {
        TypeName type = TypeName.NONE;
        for (int i = from; i < to; i++) {
            type = type.after(tokens, i);
            if (isDependent(i) || (type == TypeName.NONE && (isCall(i, from) || isField(i, from)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isDependent(int index) {
        return tokens.is(index, TokenType.WORD) && DEPENDENT.contains(word(index));
    }

    private boolean isCall(int index, int from) {
        if (index == from || !tokens.is(index, TokenType.OPEN_PARENTHESIS)) {
            return false;
        }
        int before = index - 1;
        boolean harmless = tokens.is(before, TokenType.WORD) && HARMLESS.contains(word(before));
        // the escape character of a name is a string
        return (tokens.isName(before) || tokens.is(before, TokenType.STRING)) && !harmless;
    }

    /** A field may be a function of one argument. */
    private boolean isField(int index, int from) {
        int before = index - 1;
        return index > from
                && tokens.isSymbol(index, ".")
                && (tokens.isName(before)
                        || tokens.is(before, TokenType.STRING)
                        || tokens.is(before, TokenType.CLOSE_PARENTHESIS)
                        || tokens.is(before, TokenType.NUMBERED_PARAMETER)
                        || tokens.isSymbol(before, "]"));
    }

    private String word(int index) {
        return tokens.text(index).toUpperCase(Locale.ROOT);
    }

    /** Whether the tokens just seen are those of a type, behind which parentheses hold its modifiers. */
    private enum TypeName {
        NONE,
        /** The cast was seen, and maybe a schema. */
        EXPECTED,
        /** The name was seen, and parentheses may follow. */
        SEEN,
        /** The parentheses have begun. */
        MODIFIED;

        TypeName after(SignificantTokens tokens, int index) {
            if (tokens.isSymbol(index, "::") || tokens.isWord(index, "AS")) {
                return EXPECTED;
            }
            return switch (this) {
                case EXPECTED -> tokens.isName(index) ? SEEN : NONE;
                case SEEN -> afterName(tokens, index);
                default -> NONE;
            };
        }

        private static TypeName afterName(SignificantTokens tokens, int index) {
            if (tokens.isSymbol(index, ".")) {
                return EXPECTED;
            }
            if (tokens.isWord(index, "VARYING")) {
                return SEEN;
            }
            return tokens.is(index, TokenType.OPEN_PARENTHESIS) ? MODIFIED : NONE;
        }
    }
}
