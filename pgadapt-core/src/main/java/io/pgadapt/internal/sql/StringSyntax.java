package io.pgadapt.internal.sql;

/** What a backslash means in a plain string {@code '...'}: the server's {@code standard_conforming_strings}. */
public enum StringSyntax {
    /** Itself; {@code standard_conforming_strings = on}, the default since PostgreSQL 9.1. */
    STANDARD,
    /** An escape, as in {@code E'...'}; {@code standard_conforming_strings = off}. */
    BACKSLASH_ESCAPES
}
