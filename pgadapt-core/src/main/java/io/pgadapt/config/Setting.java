package io.pgadapt.config;

/**
 * A value and where it came from.
 *
 * @param origin text to follow the value in a message, such as {@code " (from environment variable PGPORT)"}; empty when it was given
 *     by the program
 */
record Setting(String value, String origin) {
    static Setting given(String value) {
        return new Setting(value, "");
    }

    /** The value may be a password. */
    @Override
    public String toString() {
        return "Setting" + origin;
    }
}
