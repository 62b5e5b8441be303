package io.pgadapt.extras.rows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An immutable row of values with names that are identifiers.
 *
 * <p>Names are the columns' with ASCII punctuation and blanks replaced by underscores, and an {@code f} before a leading digit or
 * underscore: {@code ?column?} becomes {@code f_column_}. Equal to another of the same names and values; arrays are compared
 * by their content. Thread-safe as long as the values are.
 */
public final class NamedTuple {
    private final NameIndex names;
    private final @Nullable Object[] values;

    NamedTuple(NameIndex names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** Returns the names in the order of the columns. */
    public List<String> names() {
        return names.names();
    }

    /** Returns how many values there are. */
    public int size() {
        return values.length;
    }

    /**
     * Returns the value at an index, from 0 on.
     *
     * @throws IndexOutOfBoundsException when there is no such index
     */
    public @Nullable Object get(int index) {
        return values[index];
    }

    /**
     * Returns the value of that name.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is none; the message lists the names there are
     */
    public @Nullable Object get(String name) {
        return values[names.require(name)];
    }

    /** Returns the values in order; an unmodifiable list. */
    public List<@Nullable Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedTuple that
                && names.names().equals(that.names.names())
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.names().hashCode() + Arrays.deepHashCode(values);
    }

    /** Returns names and values, as in {@code Record(id=1, name=tea)}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "Record(", ")");
        for (int i = 0; i < values.length; i++) {
            text.add(names.name(i) + "=" + values[i]);
        }
        return text.toString();
    }
}
