package io.pgadapt.internal.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds {@code %s} and {@code %(name)s}; see {@link ParameterStyle#PYFORMAT}. */
final class PyformatPlaceholders extends PlaceholderFinder {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int positional;

    PyformatPlaceholders(String text) {
        super(text);
    }

    @Override
    boolean see(SqlScanner scanner, Previous previous) {
        return switch (scanner.type()) {
            case PERCENT -> percent(scanner, previous);
            case STRING, QUOTED_NAME -> {
                quoted(scanner);
                yield false;
            }
            case NUMBERED_PARAMETER ->
                throw error(
                        "%s cannot be mixed with placeholders of the style %%s"
                                .formatted(text.substring(scanner.start(), scanner.end())),
                        scanner.start());
            default -> false;
        };
    }

    @Override
    int count() {
        return numbers.size() + positional;
    }

    @Override
    List<String> names() {
        return List.copyOf(numbers.keySet());
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private boolean percent(SqlScanner scanner, Previous previous) {
        int start = scanner.start();
        switch (at(start + 1)) {
            case '%' -> {
                scanner.extendTo(start + 2);
                doubledPercent(start);
                return false;
            }
            case 's' -> {
                scanner.extendTo(start + 2);
                positional++;
                placeholder(scanner, positional, previous);
            }
            case '(' -> {
                scanner.extendTo(endOfNamed(start));
                String name = text.substring(start + 2, scanner.end() - 2);
                placeholder(scanner, numbers.computeIfAbsent(name, n -> numbers.size() + 1), previous);
            }
            default -> throw error("a placeholder is %s or %(name)s, and a percent sign of SQL is written %%", start);
        }
        if (positional > 0 && !numbers.isEmpty()) {
            throw error("%s and %(name)s cannot be mixed in one text", start);
        }
        return true;
    }

    /** Returns the index behind {@code %(name)s}. */
    private int endOfNamed(int percent) {
        int close = endOfName(percent);
        if (at(close) != ')' || close == percent + 2) {
            throw error("the placeholder %(name)s lacks its name or its closing parenthesis", percent);
        }
        if (at(close + 1) != 's') {
            String name = text.substring(percent + 2, close);
            throw error("the placeholder %%(%s) must end in s: there is no other conversion".formatted(name), percent);
        }
        return close + 2;
    }

    private int endOfName(int percent) {
        int i = percent + 2;
        while (i < text.length() && "()%".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private void quoted(SqlScanner scanner) {
        int i = scanner.start();
        while (i < scanner.end() - 1) {
            if (text.charAt(i) != '%') {
                i++;
            } else if (text.charAt(i + 1) == '%') {
                doubledPercent(i);
                i += 2;
            } else {
                refusePlaceholder(i);
                i++;
            }
        }
    }

    private void refusePlaceholder(int percent) {
        boolean positionalOne = at(percent + 1) == 's';
        int close = endOfName(percent);
        boolean named = at(percent + 1) == '(' && close > percent + 2 && at(close) == ')' && at(close + 1) == 's';
        if (positionalOne || named) {
            throw error(
                    "a placeholder within quotes is not replaced: write it without quotes, or double its percent sign",
                    percent);
        }
    }
}
