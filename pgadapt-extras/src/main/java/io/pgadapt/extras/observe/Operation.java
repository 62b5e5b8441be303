package io.pgadapt.extras.observe;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement does, in one word. */
final class Operation {
    /** Blanks and comments, which may stand before the first word; a nested comment gives none. */
    private static final Pattern FIRST_WORD =
            Pattern.compile("\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|/\\*(?:[^*/]|\\*(?!/)|/(?!\\*))*+\\*/|[(;])*+([A-Za-z_]+)");

    private Operation() {}

    /** Returns the first word of a statement in upper case; {@code OTHER} where there is none. */
    static String of(String sql) {
        Matcher matcher = FIRST_WORD.matcher(sql);
        return matcher.find() ? matcher.group(1).toUpperCase(Locale.ROOT) : "OTHER";
    }

    /** Returns a word in lower case. */
    static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
