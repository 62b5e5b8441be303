package io.pgadapt.extras.rows;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A row as a list of values that are also reached by their columns' names.
 *
 * <p>Values may be replaced; none can be added or removed. Of several columns of one name, the name means the last. Equal
 * to any list of the same values. Not thread-safe while values are replaced.
 */
public final class DictRow extends AbstractList<@Nullable Object> implements RandomAccess {
    private final NameIndex names;
    private final @Nullable Object[] values;

    DictRow(NameIndex names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** Returns the names of the columns in order, as the server gave them. */
    public List<String> names() {
        return names.names();
    }

    /** Returns whether a column bears that name. */
    public boolean has(String name) {
        return names.has(name);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public @Nullable Object get(int index) {
        return values[index];
    }

    /**
     * Returns the value of the column of that name.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is none; the message lists the names there are
     */
    public @Nullable Object get(String name) {
        return values[names.require(name)];
    }

    @Override
    public @Nullable Object set(int index, @Nullable Object value) {
        @Nullable Object before = values[index];
        values[index] = value;
        return before;
    }

    /**
     * Replaces the value of the column of that name and returns the one before.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is none; the message lists the names there are
     */
    public @Nullable Object set(String name, @Nullable Object value) {
        return set(names.require(name), value);
    }

    /** Returns a new map from name to value, in the order of the columns. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.name(i), values[i]);
        }
        return map;
    }
}
