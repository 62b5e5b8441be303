package io.pgadapt.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a text that are neither blanks nor comments, to be looked at one by one. Not thread-safe. */
final class SignificantTokens {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** A token, and where it is. */
    record Token(TokenType type, int start, int end) {}

    SignificantTokens(String text, StringSyntax syntax) {
        this.text = text;
        SqlScanner scanner = new SqlScanner(text, syntax);
        while (scanner.next()) {
            if (scanner.type().isSignificant()) {
                tokens.add(new Token(scanner.type(), scanner.start(), scanner.end()));
            }
        }
    }

    /** Returns how many there are. */
    int size() {
        return tokens.size();
    }

    /** Returns the index of the next token. */
    int position() {
        return next;
    }

    Token get(int index) {
        return tokens.get(index);
    }

    /** Returns whether the token at an index is of that type. */
    boolean is(int index, TokenType type) {
        return index >= 0 && index < tokens.size() && tokens.get(index).type() == type;
    }

    /** Returns whether the token at an index is that word, in whatever case. */
    boolean isWord(int index, String word) {
        return is(index, TokenType.WORD) && text(index).equalsIgnoreCase(word);
    }

    /** Returns whether the token at an index is that character or operator. */
    boolean isSymbol(int index, String symbol) {
        return is(index, TokenType.OTHER) && text(index).equals(symbol);
    }

    /** Returns whether the token at an index may be a name. */
    boolean isName(int index) {
        return is(index, TokenType.WORD) || is(index, TokenType.QUOTED_NAME);
    }

    String text(int index) {
        Token token = tokens.get(index);
        return text.substring(token.start(), token.end());
    }

    /** Goes over the next token if it is that word. */
    boolean take(String word) {
        return take(isWord(next, word));
    }

    /** Goes over the next token if it is of that type. */
    boolean take(TokenType type) {
        return take(is(next, type));
    }

    /** Goes over the next token if it is that character. */
    boolean takeSymbol(String symbol) {
        return take(isSymbol(next, symbol));
    }

    /** Goes over the next token if it may be a name. */
    boolean takeName() {
        return take(isName(next));
    }

    private boolean take(boolean fits) {
        next += fits ? 1 : 0;
        return fits;
    }

    /** Goes over what is in parentheses, and these; false when they are not closed. */
    boolean takeParenthesized() {
        int depth = 0;
        for (int i = next; i < tokens.size(); i++) {
            depth += is(i, TokenType.OPEN_PARENTHESIS) ? 1 : is(i, TokenType.CLOSE_PARENTHESIS) ? -1 : 0;
            if (depth == 0) {
                next = i + 1;
                return true;
            }
        }
        return false;
    }
}
