package io.pgadapt.internal.sql;

/**
 * A part of the user's text in whose place something else is sent.
 *
 * @param start     the index of its first character
 * @param end       the index behind its last character
 * @param parameter the number of the parameter, from 1; 0 where {@code %%} becomes {@code %}
 * @param enclosed  whether a literal in its place needs parentheses, because a string constant comes right before or behind it,
 *     or a bracket behind it, blanks and comments aside
 */
record Edit(int start, int end, int parameter, boolean enclosed) {
    static Edit percent(int start) {
        return new Edit(start, start + 2, 0, false);
    }

    Edit inParentheses() {
        return new Edit(start, end, parameter, true);
    }
}
