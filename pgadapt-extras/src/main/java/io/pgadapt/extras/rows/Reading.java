package io.pgadapt.extras.rows;

import io.pgadapt.errors.DataError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column as what a parameter of a constructor or setter is: primitives without a box on the way, where the codec can.
 *
 * <p>What is narrower than the primitive that codecs deal in is read again as an object where that is not exact: then the
 * codec says what is wrong, or rounds.
 */
final class Reading {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Reading() {}

    /** Returns a handle that takes a reader and a row, and returns the value as that class. */
    static MethodHandle of(Class<?> type) {
        Class<?> known = type.isPrimitive() ? type : Object.class;
        String name = type.isPrimitive() ? type.getName() + "Value" : "objectValue";
        try {
            return LOOKUP.findStatic(Reading.class, name, MethodType.methodType(known, ColumnReader.class, Row.class))
                    .asType(MethodType.methodType(type, ColumnReader.class, Row.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("there is a method for every class", e);
        }
    }

    static @Nullable Object objectValue(ColumnReader<?> reader, Row row) {
        return reader.read(row);
    }

    static int intValue(ColumnReader<?> reader, Row row) {
        return reader.readInt(row);
    }

    static long longValue(ColumnReader<?> reader, Row row) {
        return reader.readLong(row);
    }

    static double doubleValue(ColumnReader<?> reader, Row row) {
        return reader.readDouble(row);
    }

    static boolean booleanValue(ColumnReader<?> reader, Row row) {
        return reader.readBoolean(row);
    }

    static short shortValue(ColumnReader<?> reader, Row row) {
        int value = reader.readInt(row);
        return (short) value == value ? (short) value : (Short) present(reader.read(row));
    }

    static float floatValue(ColumnReader<?> reader, Row row) {
        double value = reader.readDouble(row);
        float nearest = (float) value;
        return nearest == value || Double.isNaN(value) ? nearest : (Float) present(reader.read(row));
    }

    static byte byteValue(ColumnReader<?> reader, Row row) {
        return (Byte) present(reader.read(row));
    }

    static char charValue(ColumnReader<?> reader, Row row) {
        return (Character) present(reader.read(row));
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new DataError("the value is NULL, which a primitive cannot hold");
        }
        return value;
    }
}
