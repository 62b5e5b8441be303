package io.pgadapt.extras.rows;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * What takes a column's value: a component of a record, a property of a bean.
 *
 * @param kind what messages call it, such as {@code component}
 * @param owner the class it belongs to
 */
record Target(String kind, Class<?> owner, String name, Type type) {

    /** Returns what reads the column so that the target can take the value. */
    ColumnReader<?> reader(Description description, int column) {
        try {
            if (type instanceof Class<?> primitive && primitive.isPrimitive()) {
                return primitive(description, column, primitive);
            }
            return read(description, column, type);
        } catch (ProgrammingError e) {
            throw new ProgrammingError(this + ": " + e.getMessage(), e);
        }
    }

    private ColumnReader<?> primitive(Description description, int column, Class<?> primitive) {
        Class<?> box = MethodType.methodType(primitive).wrap().returnType();
        ColumnReader<?> boxed = description.reader(column, box);
        String name = description.column(column).name();
        return row -> {
            @Nullable Object value = boxed.read(row);
            if (value == null) {
                throw new DataError("column \"" + name + "\" is NULL, which " + this
                        + " cannot be: its type is the primitive "
                        + primitive + "; declare it as " + box.getSimpleName() + " or Optional<" + box.getSimpleName()
                        + ">");
            }
            return value;
        };
    }

    private static ColumnReader<?> read(Description description, int column, Type type) {
        boolean any = type == Object.class || type instanceof TypeVariable;
        return any ? description.reader(column) : description.reader(column, type);
    }

    /** Returns how messages call it, such as {@code component price of Item}. */
    @Override
    public String toString() {
        return kind + " " + name + " of " + owner.getSimpleName();
    }
}
