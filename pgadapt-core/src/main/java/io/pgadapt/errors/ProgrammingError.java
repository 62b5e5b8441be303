package io.pgadapt.errors;

import org.jspecify.annotations.Nullable;

/**
 * The program is wrong: SQL that does not parse, a missing table, parameters that do not match; SQLSTATE classes 20, 21,
 * 3D, 3F, 42 and 44.
 */
public class ProgrammingError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    /** Creates an error of which only the message is known. */
    public ProgrammingError(String message) {
        super(message);
    }

    /** Creates an error of which the message and what led to it are known. */
    public ProgrammingError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates an error from all that is known about it. */
    public ProgrammingError(ErrorReport report) {
        super(report);
    }
}
