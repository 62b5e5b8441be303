package io.pgadapt.row;

import java.lang.reflect.Type;
import java.util.List;

/**
 * The columns of a result: DB-API's {@code description}.
 *
 * <p>Indexes count from 0. Immutable and thread-safe.
 */
public interface Description {

    /** Returns how many columns there are; a result may have none. */
    int size();

    /**
     * Returns a column.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is no column of that index
     */
    Column column(int index);

    /** Returns all columns in order. */
    List<Column> columns();

    /**
     * Returns the index of the column of that name; the last one when several bear it.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is none; the message lists the names there are
     */
    int indexOf(String name);

    /** Returns whether a column bears that name. */
    boolean has(String name);

    /**
     * Returns what reads a column's values as the Java class that is the default for the column's type.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is no column of that index
     */
    ColumnReader<Object> reader(int index);

    /**
     * Returns what reads a column's values as the given class. The codec is looked up now, once.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is no column of that index
     * @throws io.pgadapt.errors.ProgrammingError when no codec makes that class of the column's type
     */
    <T> ColumnReader<T> reader(int index, Class<T> target);

    /**
     * Returns what reads a column's values as the given type, which may be generic as {@code List<String>} is.
     *
     * @throws io.pgadapt.errors.InterfaceError when there is no column of that index
     * @throws io.pgadapt.errors.ProgrammingError when no codec makes that type of the column's type
     */
    ColumnReader<Object> reader(int index, Type target);
}
