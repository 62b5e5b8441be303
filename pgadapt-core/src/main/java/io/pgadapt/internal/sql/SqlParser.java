package io.pgadapt.internal.sql;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.wire.Surrogates;

/** Makes a {@link ParsedSql} of a text. */
public final class SqlParser {
    private SqlParser() {}

    /**
     * Reads the text.
     *
     * @throws ProgrammingError when placeholders are malformed or mixed, or the text holds a NUL or half of a surrogate pair, which
     *     PostgreSQL cannot take; all else that is wrong is left to the server
     */
    public static ParsedSql parse(String text, ParameterStyle style, StringSyntax syntax) {
        requireCharacters(text);
        PlaceholderFinder finder = finder(text, style);
        StatementTracker statements = new StatementTracker();
        SqlScanner scanner = new SqlScanner(text, syntax);
        Previous previous = Previous.NONE;
        while (scanner.next()) {
            if (scanner.type().isSignificant()) {
                previous = see(text, scanner, finder, statements, previous);
            }
        }
        return new ParsedSql(text, style, finder, statements.finish(), syntax);
    }

    private static void requireCharacters(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw PlaceholderFinder.error(text, "SQL cannot hold a NUL character", nul);
        }
        int unpaired = Surrogates.indexOfUnpaired(text);
        if (unpaired >= 0) {
            throw PlaceholderFinder.error(text, "SQL cannot hold half of a surrogate pair", unpaired);
        }
    }

    private static Previous see(
            String text, SqlScanner scanner, PlaceholderFinder finder, StatementTracker statements, Previous previous) {
        if (previous.isPlaceholder() && continuesLiteral(text, scanner)) {
            finder.isContinued();
        }
        boolean isPlaceholder = finder.see(scanner, previous);
        TokenType type = isPlaceholder ? TokenType.OTHER : scanner.type();
        statements.see(type, text, scanner.start(), scanner.end());
        return new Previous(type, text.charAt(scanner.end() - 1), isPlaceholder);
    }

    private static boolean continuesLiteral(String text, SqlScanner scanner) {
        return scanner.type() == TokenType.STRING || text.charAt(scanner.start()) == '[';
    }

    private static PlaceholderFinder finder(String text, ParameterStyle style) {
        return switch (style) {
            case NONE -> new NoPlaceholders(text);
            case NUMERIC -> new NumericPlaceholders(text);
            case NAMED -> new NamedPlaceholders(text);
            case PYFORMAT -> new PyformatPlaceholders(text);
        };
    }
}
