package io.pgadapt.internal.sql;

/**
 * The significant token before the one looked at.
 *
 * @param type          its type; {@link TokenType#BLANK} at the start of the text
 * @param last          its last character; NUL at the start of the text
 * @param isPlaceholder whether it is a placeholder
 */
record Previous(TokenType type, char last, boolean isPlaceholder) {
    static final Previous NONE = new Previous(TokenType.BLANK, '\0', false);
}
