package io.pgadapt.row;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result: a light view of the bytes that the server sent, which are decoded when they are asked for.
 *
 * <p>Columns are addressed by index, from 0 on, or by name. The getters of primitives decode without boxing and convert
 * between number types as long as nothing is lost. A row stays valid after its cursor and its connection are closed.
 * Immutable and thread-safe.
 *
 * <p>All getters throw {@link io.pgadapt.errors.InterfaceError} for a column that does not exist,
 * {@link io.pgadapt.errors.ProgrammingError} when no codec makes the class asked for of the column's type, and
 * {@link io.pgadapt.errors.DataError} for a value that it cannot hold; the message names the column.
 */
public interface Row {

    /** Returns the columns. */
    Description description();

    /** Returns how many columns there are. */
    default int size() {
        return description().size();
    }

    /** Returns whether the value is SQL's NULL. */
    boolean isNull(int column);

    /** Returns the value as the default class of the column's type, or null for SQL's NULL. */
    @Nullable
    Object get(int column);

    /** Returns the value as the class asked for, or null for SQL's NULL; an {@code Optional} is empty then. */
    <T> @Nullable T get(int column, Class<T> target);

    /** Returns the value as the type asked for, which may be generic as {@code List<String>} is, or null. */
    @Nullable
    Object get(int column, Type target);

    /** Returns the value of a boolean column; NULL is an error. */
    boolean getBoolean(int column);

    /** Returns the value of a number column that has no fraction and fits; NULL is an error. */
    int getInt(int column);

    /** Returns the value of a number column that has no fraction and fits; NULL is an error. */
    long getLong(int column);

    /** Returns the value of a number column, rounded to the nearest double; NULL is an error. */
    double getDouble(int column);

    /** Returns the value's text, or null for SQL's NULL. */
    default @Nullable String getString(int column) {
        return get(column, String.class);
    }

    /** Returns whether the value of the column of that name is SQL's NULL. */
    default boolean isNull(String column) {
        return isNull(description().indexOf(column));
    }

    /** Returns the value of the column of that name as the default class of its type, or null for SQL's NULL. */
    default @Nullable Object get(String column) {
        return get(description().indexOf(column));
    }

    /** Returns the value of the column of that name as the class asked for, or null for SQL's NULL. */
    default <T> @Nullable T get(String column, Class<T> target) {
        return get(description().indexOf(column), target);
    }

    /** Returns the value of the column of that name as the type asked for, or null for SQL's NULL. */
    default @Nullable Object get(String column, Type target) {
        return get(description().indexOf(column), target);
    }

    /** Returns the value of the boolean column of that name; NULL is an error. */
    default boolean getBoolean(String column) {
        return getBoolean(description().indexOf(column));
    }

    /** Returns the value of the number column of that name; NULL, a fraction, and what does not fit are errors. */
    default int getInt(String column) {
        return getInt(description().indexOf(column));
    }

    /** Returns the value of the number column of that name; NULL, a fraction, and what does not fit are errors. */
    default long getLong(String column) {
        return getLong(description().indexOf(column));
    }

    /** Returns the value of the number column of that name, rounded to the nearest double; NULL is an error. */
    default double getDouble(String column) {
        return getDouble(description().indexOf(column));
    }

    /** Returns the text of the value of the column of that name, or null for SQL's NULL. */
    default @Nullable String getString(String column) {
        return getString(description().indexOf(column));
    }

    /** Returns all values in order, each as the default class of its type; NULLs are null. */
    List<@Nullable Object> values();
}
