package io.pgadapt.internal.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds {@code :name}; see {@link ParameterStyle#NAMED}. */
final class NamedPlaceholders extends PlaceholderFinder {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    NamedPlaceholders(String text) {
        super(text);
    }

    @Override
    boolean see(SqlScanner scanner, Previous previous) {
        int start = scanner.start();
        if (scanner.type() == TokenType.NUMBERED_PARAMETER) {
            throw error(
                    "%s is a numbered parameter, but the values are given by name: write :name, or give the values by position"
                            .formatted(text.substring(start, scanner.end())),
                    start);
        }
        if (scanner.type() != TokenType.COLON || isBehindOperand(text, start)) {
            return false;
        }
        int end = SqlCharacters.endOfParameterName(text, start + 1);
        if (end == start + 1) {
            return false;
        }
        scanner.extendTo(end);
        String name = text.substring(start + 1, end);
        placeholder(scanner, numbers.computeIfAbsent(name, n -> numbers.size() + 1), previous);
        return true;
    }

    @Override
    int count() {
        return numbers.size();
    }

    @Override
    List<String> names() {
        return List.copyOf(numbers.keySet());
    }

    /** Says whether a name, a number, a quote or a closing bracket is directly before the index. */
    static boolean isBehindOperand(CharSequence text, int index) {
        if (index == 0) {
            return false;
        }
        char c = text.charAt(index - 1);
        return SqlCharacters.isNamePart(c) || c == '\'' || c == '"' || c == ')' || c == ']';
    }
}
