package io.pgadapt.extras.rows;

import java.util.Locale;

/**
 * A name that a column may have: exactly, or else but for case and underscores.
 *
 * @param exact the name as it is written
 * @param bare the name in lower case and without underscores, so that {@code unitPrice} and {@code unit_price} are the same
 */
record ColumnName(String exact, String bare) {
    static ColumnName of(String name) {
        return new ColumnName(name, name.replace("_", "").toLowerCase(Locale.ROOT));
    }

    /** Returns this name for what belongs to the other: {@code home_street}. */
    ColumnName within(ColumnName prefix) {
        return new ColumnName(prefix.exact + "_" + exact, prefix.bare + bare);
    }

    /** Returns whether the other may be the name of something that belongs to this one. */
    boolean mayContain(ColumnName other) {
        return !bare.isEmpty() && other.bare.length() > bare.length() && other.bare.startsWith(bare);
    }
}
