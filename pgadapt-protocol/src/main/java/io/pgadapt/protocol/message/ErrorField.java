package io.pgadapt.protocol.message;

/**
 * A field of an error or a notice.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-error-fields.html">PostgreSQL manual: Error and Notice
 *     Message Fields</a>
 */
public enum ErrorField {
    /** ERROR, FATAL, PANIC, WARNING, NOTICE, DEBUG, INFO or LOG, in the server's language. */
    SEVERITY('S'),
    /** The same, never translated. */
    SEVERITY_NON_LOCALIZED('V'),
    /** The SQLSTATE code. */
    SQL_STATE('C'),
    /** The primary message. */
    MESSAGE('M'),
    /** More about the problem. */
    DETAIL('D'),
    /** A suggestion what to do. */
    HINT('H'),
    /** Where in the query, in characters, from 1 on. */
    POSITION('P'),
    /** Where in {@link #INTERNAL_QUERY}, in characters, from 1 on. */
    INTERNAL_POSITION('p'),
    /** The text of a command that the server ran on its own, such as one in a function. */
    INTERNAL_QUERY('q'),
    /** The context, such as a call stack, one entry a line. */
    WHERE('W'),
    /** The schema of the object concerned. */
    SCHEMA('s'),
    /** The table concerned. */
    TABLE('t'),
    /** The column concerned. */
    COLUMN('c'),
    /** The data type concerned. */
    DATA_TYPE('d'),
    /** The constraint concerned. */
    CONSTRAINT('n'),
    /** The file of the server's source. */
    FILE('F'),
    /** The line in {@link #FILE}. */
    LINE('L'),
    /** The routine of the server's source. */
    ROUTINE('R');

    private final char code;

    ErrorField(char code) {
        this.code = code;
    }

    /** Returns the byte that stands for the field. */
    public char code() {
        return code;
    }
}
