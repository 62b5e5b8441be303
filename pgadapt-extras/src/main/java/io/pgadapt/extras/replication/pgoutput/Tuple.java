package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.errors.DataError;
import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as it was or is, or its key. Its values are read as those of any {@link Row}: by index and name, as the
 * default class or the one asked for, and by every row factory.
 *
 * <p>Values that are stored outside of the row (TOAST) and were not changed by an update are not sent with the new row; a
 * row that lacks some is not {@linkplain #isComplete complete}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Tuple {
    private final TupleFormat format;
    private final List<@Nullable ByteBuffer> values;
    private final BitSet unchanged;

    Tuple(TupleFormat format, List<@Nullable ByteBuffer> values, BitSet unchanged) {
        this.format = format;
        this.values = values;
        this.unchanged = unchanged;
    }

    /** Returns the table. */
    public Relation relation() {
        return format.relation();
    }

    /** Returns the columns: all that are published, or, for a key, its own. */
    public Description description() {
        return format.rows().description();
    }

    /** Returns whether all values are there. */
    public boolean isComplete() {
        return unchanged.isEmpty();
    }

    /** Returns the names of the columns whose values were neither changed nor sent. */
    public List<String> unchanged() {
        return unchanged.stream().mapToObj(this::name).toList();
    }

    /**
     * Returns the values as a row.
     *
     * @throws DataError when the row is not complete; the message names the columns
     */
    public Row row() {
        if (!isComplete()) {
            throw new DataError(
                    "the values of " + unchanged() + " of " + relation().qualifiedName()
                            + " were neither changed by the update nor sent; take them from a copy of the row that you have, or set"
                            + " REPLICA IDENTITY FULL for the table");
        }
        return available();
    }

    /**
     * Returns what a row factory makes of the row, such as a record; it decides once how, as long as the same factory is
     * asked.
     *
     * @throws DataError when the row is not complete; the message names the columns
     */
    public <R> R as(RowFactory<R> factory) {
        return format.maker(factory).make(row());
    }

    /** Returns the values that are there by their columns' names, in order; the map is the caller's own. */
    public Map<String, @Nullable Object> map() {
        Row row = available();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int column = 0; column < values.size(); column++) {
            if (!unchanged.get(column)) {
                map.put(name(column), row.get(column));
            }
        }
        return map;
    }

    /**
     * Returns the value of the column of that name as the default class of its type; null for SQL's NULL.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is no such column
     * @throws DataError when the value was not sent
     */
    public @Nullable Object get(String column) {
        return present(column).get(column);
    }

    /** Returns the value of the column of that name as the class asked for; otherwise as {@link #get(String)}. */
    public <T> @Nullable T get(String column, Class<T> target) {
        return present(column).get(column, target);
    }

    /**
     * Returns this row with the values that were not sent taken from an earlier state of it.
     *
     * @throws IllegalArgumentException when that is a row of another table, or of other columns
     */
    public Tuple completedFrom(Tuple earlier) {
        if (!description().columns().stream()
                .map(Column::name)
                .toList()
                .equals(earlier.description().columns().stream()
                        .map(Column::name)
                        .toList())) {
            throw new IllegalArgumentException("a row of " + relation().qualifiedName()
                    + " cannot be completed from one of " + earlier.relation().qualifiedName() + " with other columns");
        }
        List<@Nullable ByteBuffer> completed = new ArrayList<>(values);
        unchanged.stream().forEach(column -> completed.set(column, earlier.values.get(column)));
        BitSet missing = (BitSet) unchanged.clone();
        missing.and(earlier.unchanged);
        return new Tuple(format, completed, missing);
    }

    /** Returns the names and values that are there. */
    @Override
    public String toString() {
        return "Tuple" + map();
    }

    private Row present(String column) {
        return unchanged.get(description().indexOf(column)) ? row() : available();
    }

    /** Returns a row that has NULL where a value is missing; for those who do not look there. */
    private Row available() {
        return format.rows().row(values);
    }

    private String name(int column) {
        return description().column(column).name();
    }
}
