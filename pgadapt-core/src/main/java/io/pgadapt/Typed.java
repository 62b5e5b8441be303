package io.pgadapt;

import org.jspecify.annotations.Nullable;

/**
 * A parameter whose PostgreSQL type is named, for where neither the server nor the value's class can say it: a NULL of a
 * certain type, a collection that is empty, an overloaded function. It spares the cast in the SQL.
 *
 * <p>The name is read by the server, as in a cast: {@code int8}, {@code mood[]}, {@code shop."Size"}; the
 * {@code search_path} counts. It costs a round trip the first time that a session meets it, unless it is that of a
 * built-in type.
 *
 * @param type the name of the type
 * @param value the value, which must not be {@code Typed} itself
 */
public record Typed(String type, @Nullable Object value) {
    /** Checks the value. */
    public Typed {
        if (value instanceof Typed) {
            throw new IllegalArgumentException("a value cannot be given two types: " + value);
        }
    }

    /** Returns a value with the type that it is to be sent as. */
    public static Typed of(String type, @Nullable Object value) {
        return new Typed(type, value);
    }

    /** Returns a NULL of a type. */
    public static Typed ofNull(String type) {
        return new Typed(type, null);
    }

    /** Returns the type alone: values do not belong into logs. */
    @Override
    public String toString() {
        return "Typed[" + type + "]";
    }
}
