package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The one line of SQL that holds a position, with a caret below it, as psql shows it:
 *
 * <pre>
 * LINE 2: FROM tee
 *              ^
 * </pre>
 *
 * Long lines are cut around the position. Positions count code points; columns on a screen are what the caret is aligned by.
 */
final class SqlExcerpt {
    /** How many columns of the line are shown, at most. */
    private static final int WIDTH = 60;

    /** How many columns stay visible right of the caret in a line that must be cut. */
    private static final int RIGHT_OF_CARET = 10;

    private static final String CUT = "...";

    private SqlExcerpt() {}

    /** Returns the two lines, or null when the position is not within the SQL; right behind its end is. */
    static @Nullable String at(String sql, int position) {
        if (position < 1 || position - 1 > sql.codePointCount(0, sql.length())) {
            return null;
        }
        int index = sql.offsetByCodePoints(0, position - 1);
        int start = lineStart(sql, index);
        int end = lineEnd(sql, index);
        int from = cutLeft(sql, start, index, end);
        int to = cutRight(sql, from, end);
        String label = "LINE " + lineNumber(sql, start) + ": " + (from > start ? CUT : "");
        String before = printable(sql, from, index);
        return label + before + printable(sql, index, to) + (to < end ? CUT : "") + "\n"
                + " ".repeat(label.length() + columns(before, 0, before.length())) + "^";
    }

    private static int lineStart(String sql, int index) {
        int start = index;
        while (start > 0 && !isLineBreak(sql.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int lineEnd(String sql, int index) {
        int end = index;
        while (end < sql.length() && !isLineBreak(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Counts from 1; a carriage return and the line feed after it end one line together. */
    private static int lineNumber(String sql, int lineStart) {
        int number = 1;
        for (int i = 0; i < lineStart; i++) {
            boolean counted = sql.charAt(i) == '\n' && i > 0 && sql.charAt(i - 1) == '\r';
            if (isLineBreak(sql.charAt(i)) && !counted) {
                number++;
            }
        }
        return number;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** Returns where to start showing, so that the caret and a little after it fit into the width. */
    private static int cutLeft(String sql, int start, int index, int end) {
        if (columns(sql, start, end) <= WIDTH) {
            return start;
        }
        int right = Math.min(columns(sql, index, end), RIGHT_OF_CARET);
        int from = index;
        int shown = right;
        while (from > start) {
            int previous = sql.codePointBefore(from);
            shown += DisplayWidth.of(previous);
            if (shown > WIDTH) {
                break;
            }
            from -= Character.charCount(previous);
        }
        return from;
    }

    private static int cutRight(String sql, int from, int end) {
        int to = from;
        int shown = 0;
        while (to < end) {
            int next = sql.codePointAt(to);
            shown += DisplayWidth.of(next);
            if (shown > WIDTH) {
                break;
            }
            to += Character.charCount(next);
        }
        return to;
    }

    private static int columns(String text, int from, int to) {
        return text.substring(from, to).codePoints().map(DisplayWidth::of).sum();
    }

    /** Tabs and other control characters would shift the caret, or worse; each shows as one blank. */
    private static String printable(String sql, int from, int to) {
        StringBuilder shown = new StringBuilder(to - from);
        sql.substring(from, to).codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return shown.toString();
    }
}
