package io.pgadapt.extras.rows;

import java.util.EnumSet;
import java.util.Set;

/** What is an error unless a factory was told to put up with it. */
enum Allowance {
    /** Columns that nothing takes. */
    SURPLUS_COLUMNS,
    /** Components without a column. */
    MISSING_COLUMNS,
    /** NULL for a primitive, which becomes zero or false. */
    NULL_AS_ZERO;

    /** Returns a set and one more. */
    static Set<Allowance> and(Set<Allowance> allowances, Allowance more) {
        Set<Allowance> all = EnumSet.of(more);
        all.addAll(allowances);
        return all;
    }
}
