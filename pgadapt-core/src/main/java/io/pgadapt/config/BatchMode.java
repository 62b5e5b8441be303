package io.pgadapt.config;

/** How the statement of {@code executeMany} travels with its many sets of parameters. */
public enum BatchMode {
    /** The statement is run once for each set, without waiting in between. */
    PIPELINED,
    /**
     * An {@code INSERT ... VALUES (...)} is sent with the rows of many sets, which takes the server about half as long. What
     * differs is what the server does per statement: triggers {@code FOR EACH STATEMENT} fire once for many sets, foreign keys
     * are checked for all of these together, and what reads the table while rows are inserted, such as a trigger, need not see
     * the rows of the sets just before. An error names the sets that travelled together.
     *
     * <p>Only statements of which the text shows that their result is the same are sent like that: one row of {@code VALUES}
     * with all parameters in it, of parameters, constants, operators, casts, and no functions but {@code coalesce},
     * {@code nullif}, {@code greatest}, {@code least}, {@code nextval}, {@code now} and {@code gen_random_uuid}; maybe
     * {@code ON CONFLICT ... DO NOTHING}; maybe {@code RETURNING}. {@code ON CONFLICT DO UPDATE}, which cannot change a row
     * twice, subqueries, {@code WITH}, {@code DEFAULT} within the row and all other statements are run as
     * {@link #PIPELINED} says; so is everything in {@link ExecutionMode#SIMPLE}, and {@code DO NOTHING} where it is asked what
     * each set came to.
     */
    REWRITTEN
}
