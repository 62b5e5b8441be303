package io.pgadapt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters by name, for placeholders such as {@code :price} (or {@code %(price)s}).
 *
 * <p>A type of its own, so that a {@link Map} among positional parameters is a value. Names that the statement does not
 * use are ignored. Immutable.
 */
public final class Named {
    private final Map<String, @Nullable Object> values;

    private Named(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Returns one parameter; more are added by {@link #and}. */
    public static Named named(String name, @Nullable Object value) {
        return new Named(new LinkedHashMap<>()).and(name, value);
    }

    /** Returns the entries of a map as parameters. */
    public static Named named(Map<String, ? extends @Nullable Object> values) {
        return new Named(new LinkedHashMap<>(values));
    }

    /** Returns these parameters and one more, which replaces one of the same name. */
    public Named and(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Named(more);
    }

    /** Returns the values by name, in the order in which they were given. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Returns the names alone: values do not belong into logs. */
    @Override
    public String toString() {
        return "Named" + values.keySet();
    }
}
