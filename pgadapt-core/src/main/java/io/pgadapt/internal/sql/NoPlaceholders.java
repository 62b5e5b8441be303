package io.pgadapt.internal.sql;

/** Finds nothing; see {@link ParameterStyle#NONE}. */
final class NoPlaceholders extends PlaceholderFinder {
    NoPlaceholders(String text) {
        super(text);
    }

    @Override
    boolean see(SqlScanner scanner, Previous previous) {
        return false;
    }

    @Override
    int count() {
        return 0;
    }
}
