package io.pgadapt.extras.rows;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.NoDataFound;
import io.pgadapt.errors.sqlstate.TooManyRows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes all rows of a result at once, as one value, made to be imported statically:
 *
 * <pre>{@code
 * Item tea = one(conn.cursor(record(Item.class)).execute("SELECT * FROM item WHERE name = $1", "tea"));
 * Map<Long, Item> byId = toMap(conn.cursor(record(Item.class)).execute("SELECT * FROM item"), Item::id);
 * }</pre>
 *
 * <p>A {@link io.pgadapt.Cursor} gives the rows that are left in it; a stream can be given as {@code stream::iterator}.
 */
public final class Fetch {
    private Fetch() {}

    /**
     * Returns the only row; null where it is a scalar that is NULL.
     *
     * @throws NoDataFound when there is none
     * @throws TooManyRows when there are more
     */
    public static <R extends @Nullable Object> R one(Iterable<? extends R> rows) {
        Iterator<? extends R> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            throw new NoDataFound(ErrorReport.of("there is no row where one is asked for"));
        }
        R row = iterator.next();
        requireEnd(iterator);
        return row;
    }

    /**
     * Returns the only row, or nothing when there is none, or when it is a scalar that is NULL.
     *
     * @throws TooManyRows when there are more
     */
    public static <R> Optional<R> optional(Iterable<? extends @Nullable R> rows) {
        Iterator<? extends @Nullable R> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return Optional.empty();
        }
        R row = iterator.next();
        requireEnd(iterator);
        return Optional.ofNullable(row);
    }

    /** Returns the first row, or nothing when there is none, or when it is a scalar that is NULL. */
    public static <R> Optional<R> first(Iterable<? extends @Nullable R> rows) {
        Iterator<? extends @Nullable R> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.ofNullable(iterator.next()) : Optional.empty();
    }

    /**
     * Returns the rows by a key, in their order; a map of the caller's own.
     *
     * @throws ProgrammingError when two rows have the same key
     */
    public static <R extends @Nullable Object, K extends @Nullable Object> Map<K, R> toMap(
            Iterable<? extends R> rows, Function<? super R, ? extends K> key) {
        return toMap(rows, key, row -> row);
    }

    /**
     * Returns what is made of the rows, by a key, in their order; a map of the caller's own.
     *
     * @throws ProgrammingError when two rows have the same key
     */
    public static <R extends @Nullable Object, K extends @Nullable Object, V extends @Nullable Object> Map<K, V> toMap(
            Iterable<? extends R> rows, Function<? super R, ? extends K> key, Function<? super R, ? extends V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        int index = 0;
        for (R row : rows) {
            K known = key.apply(row);
            if (map.containsKey(known)) {
                throw new ProgrammingError(
                        "row " + index + " has a key that one before has, too; use grouped where keys are not unique");
            }
            map.put(known, value.apply(row));
            index++;
        }
        return map;
    }

    /** Returns the rows of each key, keys and rows in the order in which they come; a map of the caller's own. */
    public static <R extends @Nullable Object, K extends @Nullable Object> Map<K, List<R>> grouped(
            Iterable<? extends R> rows, Function<? super R, ? extends K> key) {
        return grouped(rows, key, row -> row);
    }

    /** Returns what is made of the rows of each key, in the order in which they come; a map of the caller's own. */
    public static <R extends @Nullable Object, K extends @Nullable Object, V extends @Nullable Object>
            Map<K, List<V>> grouped(
                    Iterable<? extends R> rows,
                    Function<? super R, ? extends K> key,
                    Function<? super R, ? extends V> value) {
        Map<K, List<V>> groups = new LinkedHashMap<>();
        for (R row : rows) {
            groups.computeIfAbsent(key.apply(row), unused -> new ArrayList<>()).add(value.apply(row));
        }
        return groups;
    }

    private static void requireEnd(Iterator<?> iterator) {
        if (iterator.hasNext()) {
            throw new TooManyRows(ErrorReport.of("there are several rows where one is asked for"));
        }
    }
}
