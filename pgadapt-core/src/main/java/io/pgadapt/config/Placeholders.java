package io.pgadapt.config;

/** How statements mark their parameters. */
public enum Placeholders {
    /** PostgreSQL's own {@code $1} for values by position; {@code :name} for values by name. */
    NATIVE,
    /** psycopg's {@code %s} for values by position; {@code %(name)s} for values by name; {@code %%} for a percent sign. */
    PYFORMAT
}
