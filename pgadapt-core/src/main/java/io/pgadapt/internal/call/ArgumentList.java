package io.pgadapt.internal.call;

import io.pgadapt.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call as SQL, and the values of its parameters. */
final class ArgumentList {
    private final List<String> arguments = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds a value in its place. */
    void add(@Nullable Object value) {
        arguments.add(parameter(value));
    }

    /** Adds what stands in the place of an OUT parameter. */
    void addNothing() {
        arguments.add("NULL");
    }

    /** Adds a value by name. */
    void add(String name, @Nullable Object value) {
        arguments.add(named(name) + parameter(value));
    }

    /** Adds what stands for an OUT parameter by name. */
    void addNothing(String name) {
        arguments.add(named(name) + "NULL");
    }

    /** Adds an array of what a VARIADIC parameter takes; the last one to be added. */
    void addVariadic(String name, @Nullable Object array) {
        arguments.add("VARIADIC " + named(name) + parameter(array));
    }

    private String parameter(@Nullable Object value) {
        values.add(value);
        return "$" + values.size();
    }

    private static String named(String name) {
        return Identifier.of(name).quoted() + " => ";
    }

    /** Returns the values in the order of {@code $1}, {@code $2}. */
    @Nullable
    Object[] values() {
        return values.toArray();
    }

    /** Returns the arguments with commas between them. */
    @Override
    public String toString() {
        return String.join(", ", arguments);
    }
}
