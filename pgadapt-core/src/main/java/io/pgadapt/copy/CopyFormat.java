package io.pgadapt.copy;

/**
 * The form of COPY's data as a whole.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS">PostgreSQL manual: COPY, File
 *     Formats</a>
 */
public enum CopyFormat {
    /** One line per row, values between tabs, {@code \N} for NULL; the server's default. */
    TEXT("text"),
    /** Comma separated values. */
    CSV("csv"),
    /** PostgreSQL's own, with each value in its type's binary form. */
    BINARY("binary");

    private final String sqlName;

    CopyFormat(String sqlName) {
        this.sqlName = sqlName;
    }

    /** Returns the name that COPY's option {@code FORMAT} has for it. */
    public String sqlName() {
        return sqlName;
    }
}
