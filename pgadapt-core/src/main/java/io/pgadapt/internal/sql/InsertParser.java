package io.pgadapt.internal.sql;

import io.pgadapt.internal.sql.SignificantTokens.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an INSERT comes to the same with the rows of many sets of parameters as when it runs for one after the
 * other. It does where the rows depend on nothing but the parameters; whatever is not plainly so, is not.
 */
final class InsertParser {
    private final String text;
    private final SignificantTokens tokens;
    private final RowIndependence independence;

    private InsertParser(String text, StringSyntax syntax) {
        this.text = text;
        this.tokens = new SignificantTokens(text, syntax);
        this.independence = new RowIndependence(tokens);
    }

    /** Returns the statement's pages, or null when it has to run for each set. */
    static @Nullable InsertPages pages(ParsedSql sql, StringSyntax syntax) {
        if (sql.kind() != StatementKind.INSERT || sql.statements().size() != 1 || sql.parameterCount() == 0) {
            return null;
        }
        InsertPages.Parts parts = new InsertParser(sql.sql(), syntax).parts();
        return parts == null ? null : new InsertPages(sql, parts);
    }

    private InsertPages.@Nullable Parts parts() {
        if (!takeTarget() || !tokens.take("VALUES")) {
            return null;
        }
        int firstOfRow = tokens.position();
        if (!tokens.is(firstOfRow, TokenType.OPEN_PARENTHESIS) || !tokens.takeParenthesized()) {
            return null;
        }
        int behindRow = tokens.position();
        boolean skips = tokens.isWord(behindRow, "ON");
        if (!independence.holds(firstOfRow, behindRow) || !independence.holds(behindRow, tokens.size()) || !isTail()) {
            return null;
        }
        if (!placeholders(behindRow, tokens.size(), 0).isEmpty()) {
            return null;
        }
        int start = tokens.get(firstOfRow).start();
        int end = tokens.get(behindRow - 1).end();
        return new InsertPages.Parts(
                text.substring(0, start),
                text.substring(start, end),
                placeholders(firstOfRow, behindRow, start),
                text.substring(end),
                skips);
    }

    /** Goes over the table and its columns. */
    private boolean takeTarget() {
        if (!tokens.take("INSERT") || !tokens.take("INTO") || !takeQualifiedName()) {
            return false;
        }
        if (tokens.take("AS") && !tokens.takeName()) {
            return false;
        }
        if (tokens.take(TokenType.OPEN_PARENTHESIS) && !takeColumns()) {
            return false;
        }
        return !tokens.take("OVERRIDING") || ((tokens.take("SYSTEM") || tokens.take("USER")) && tokens.take("VALUE"));
    }

    private boolean takeQualifiedName() {
        boolean isName = tokens.takeName();
        while (isName && tokens.takeSymbol(".")) {
            isName = tokens.takeName();
        }
        return isName;
    }

    private boolean takeColumns() {
        boolean isName = tokens.takeName();
        while (isName && tokens.takeSymbol(",")) {
            isName = tokens.takeName();
        }
        return isName && tokens.take(TokenType.CLOSE_PARENTHESIS);
    }

    /** Goes over what may be behind the row. */
    private boolean isTail() {
        if (tokens.take("ON") && !takeConflict()) {
            return false;
        }
        return tokens.take("RETURNING")
                || tokens.position() == tokens.size()
                || tokens.is(tokens.position(), TokenType.SEMICOLON);
    }

    private boolean takeConflict() {
        if (!tokens.take("CONFLICT")) {
            return false;
        }
        if (tokens.is(tokens.position(), TokenType.OPEN_PARENTHESIS) && !tokens.takeParenthesized()) {
            return false;
        }
        if (tokens.take("ON") && !(tokens.take("CONSTRAINT") && tokens.takeName())) {
            return false;
        }
        return tokens.take("DO") && tokens.take("NOTHING");
    }

    private List<Edit> placeholders(int from, int to, int start) {
        List<Edit> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (tokens.is(i, TokenType.NUMBERED_PARAMETER)) {
                Token token = tokens.get(i);
                int number = Integer.parseInt(text, token.start() + 1, token.end(), 10);
                found.add(new Edit(token.start() - start, token.end() - start, number, false));
            }
        }
        return found;
    }
}
