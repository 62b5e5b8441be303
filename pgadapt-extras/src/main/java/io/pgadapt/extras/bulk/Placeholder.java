package io.pgadapt.extras.bulk;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A placeholder in a piece of SQL.
 *
 * @param start where it begins
 * @param end where the text goes on after it
 * @param name its name, or its number, from 1 on
 */
record Placeholder(int start, int end, String name) {
    /** Strings, quoted names, comments and casts are passed over. */
    private static final Pattern FOUND = Pattern.compile(
            "(?<!\\w)[eE]'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|'[^']*'|\\$(?<tag>(?:[A-Za-z_]\\w*)?)\\$.*?\\$\\k<tag>\\$"
                    + "|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::"
                    + "|\\$([1-9]\\d{0,4})|(?<!\\w):([A-Za-z_]\\w*)",
            Pattern.DOTALL);

    private static final int NUMBER = 2;
    private static final int NAME = 3;

    /** Returns the placeholders in their order. */
    static List<Placeholder> in(String sql) {
        return FOUND.matcher(sql)
                .results()
                .filter(it -> it.group(NUMBER) != null || it.group(NAME) != null)
                .map(Placeholder::of)
                .toList();
    }

    private static Placeholder of(MatchResult found) {
        String number = found.group(NUMBER);
        return new Placeholder(found.start(), found.end(), number == null ? found.group(NAME) : number);
    }

    boolean isNumbered() {
        return Character.isDigit(name.charAt(0));
    }
}
