package io.pgadapt.internal.sql;

/**
 * A part of the user's text in whose place something else is sent.
 *
 * @param start     the index of its first character
 * @param end       the index behind its last character
 * @param parameter the number of the parameter, from 1; 0 where {@code %%} becomes {@code %}
 * @param nextToString whether a string constant comes right before or behind it, blanks and comments aside
 */
record Edit(int start, int end, int parameter, boolean nextToString) {
    static Edit percent(int start) {
        return new Edit(start, start + 2, 0, false);
    }

    Edit beforeString() {
        return new Edit(start, end, parameter, true);
    }
}
