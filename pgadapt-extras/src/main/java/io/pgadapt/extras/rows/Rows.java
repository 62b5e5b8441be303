package io.pgadapt.extras.rows;

import io.pgadapt.row.RowFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row factories, made to be imported statically: {@code connection.cursor(record(Item.class))}.
 *
 * <p>All of them are immutable and thread-safe, and serve any number of cursors. Where no class is asked for, values are of
 * the default class of their column's type, and NULL is null.
 */
public final class Rows {
    private Rows() {}

    /**
     * Rows as maps from column name to value, in the order of the columns: psycopg2's {@code RealDictCursor}.
     *
     * <p>Each map is the caller's own and may be changed. Of several columns of one name, the last one's value is kept.
     */
    public static RowFactory<Map<String, @Nullable Object>> map() {
        return RealDictRows.INSTANCE;
    }

    /** Rows as lists that also know their columns' names: psycopg2's {@code DictCursor}. */
    public static RowFactory<DictRow> dict() {
        return DictRows.INSTANCE;
    }

    /**
     * Rows as immutable values with names, cleaned up to be identifiers: psycopg2's {@code NamedTupleCursor}.
     *
     * <p>A result with two columns of one name is refused with a {@link io.pgadapt.errors.ProgrammingError}.
     */
    public static RowFactory<NamedTuple> namedTuple() {
        return NamedTupleRows.INSTANCE;
    }

    /**
     * Rows as records, made by the canonical constructor.
     *
     * <p>A component takes the column of exactly its name (or of the one that {@link Column} gives), or else the one whose name
     * differs only in case and underscores: {@code unitPrice} takes {@code unit_price}. Values are read as the component's
     * type, generic types included: {@code List<Address>} reads an array of a composite type. {@code Optional<T>} is empty for
     * NULL. A component that is a record and finds no column takes those of its parts: {@code home_street} and
     * {@code home_zip} make {@code Address home}, or null where all of them are NULL, as those of an outer join are.
     *
     * <p>Each component needs one column and each column one component, or the result is refused with a
     * {@link io.pgadapt.errors.ProgrammingError}; NULL for a component of a primitive type is a
     * {@link io.pgadapt.errors.DataError}. The factory's methods give copies of it that allow such things, or that go by
     * position. What the constructor throws is passed on as it is.
     *
     * <p>Keep a factory for what runs often: it remembers the last result's columns.
     *
     * @throws io.pgadapt.errors.ProgrammingError when the class is out of reach: one that is not public needs its package
     *     opened to {@code io.pgadapt.extras}
     */
    public static <R extends Record> RecordRows<R> record(Class<R> type) {
        return RecordRows.of(type);
    }

    /**
     * Rows as objects made by the constructor without parameters and filled by public setters; properties without a setter
     * are fields, of any visibility, own and inherited, unless static, final or transient.
     *
     * <p>Columns find properties as they find the components of {@linkplain #record records}. A property without a column keeps
     * what the constructor gave it; a column without a property is refused with a {@link io.pgadapt.errors.ProgrammingError},
     * unless the factory {@linkplain BeanRows#ignoringSurplus() ignores} those.
     *
     * @throws io.pgadapt.errors.ProgrammingError when the class has no such constructor, or it is out of reach
     */
    public static <B> BeanRows<B> bean(Class<B> type) {
        return BeanRows.of(type);
    }

    /** Rows as the value of their first column, of the class asked for; NULL is null. */
    public static <T> RowFactory<@Nullable T> scalar(Class<T> type) {
        return ScalarRows.as(type);
    }

    /** Rows as the value of their first column; NULL is null. */
    public static RowFactory<@Nullable Object> scalar() {
        return ScalarRows.ofDefaultClass();
    }

    /** Rows as unmodifiable lists of their values. */
    public static RowFactory<List<@Nullable Object>> list() {
        return description -> {
            ColumnValues columns = ColumnValues.all(description);
            return row -> Collections.unmodifiableList(Arrays.asList(columns.read(row)));
        };
    }

    /** Rows as arrays of their values. */
    public static RowFactory<@Nullable Object[]> array() {
        return description -> ColumnValues.all(description)::read;
    }
}
