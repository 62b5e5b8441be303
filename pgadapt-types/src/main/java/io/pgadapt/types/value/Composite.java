package io.pgadapt.types.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a composite type, a table's row or an anonymous record: fields by position and by name. Immutable as far as
 * its fields are.
 *
 * @see <a href="https://www.postgresql.org/docs/18/rowtypes.html">PostgreSQL manual: Composite Types</a>
 */
public final class Composite {
    private final List<String> names;
    private final List<@Nullable Object> values;

    private Composite(List<String> names, List<@Nullable Object> values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Returns a composite value.
     *
     * @throws IllegalArgumentException when there are not as many names as values
     */
    public static Composite of(List<String> names, List<? extends @Nullable Object> values) {
        if (names.size() != values.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + values.size() + " values");
        }
        return new Composite(List.copyOf(names), Collections.unmodifiableList(new ArrayList<@Nullable Object>(values)));
    }

    /** Returns the number of fields. */
    public int size() {
        return values.size();
    }

    /** Returns the names of the fields; those of an anonymous record are {@code f1}, {@code f2} and so on. */
    public List<String> names() {
        return names;
    }

    /** Returns the values of the fields. */
    public List<@Nullable Object> values() {
        return values;
    }

    /** Returns a field, counted from 0. */
    public @Nullable Object get(int index) {
        return values.get(index);
    }

    /**
     * Returns the first field of a name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that are there
     */
    public @Nullable Object get(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no field is called \"" + name + "\"; there are " + names);
        }
        return values.get(index);
    }

    /** Returns the fields by name, in their order. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            map.putIfAbsent(names.get(i), values.get(i));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Composite that && names.equals(that.names) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, values);
    }

    /** Returns the fields as {@code (a=1, b=null)}, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(values.get(i));
        }
        return text.append(')').toString();
    }
}
