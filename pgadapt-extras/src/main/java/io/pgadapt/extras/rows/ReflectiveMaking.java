package io.pgadapt.extras.rows;

import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a constructor by reflection, each value in a box: for the constructors that take so much that a method handle, which
 * is an argument itself, has no room for readers and a row.
 *
 * @param readings for each component, what reads it with a reader
 */
record ReflectiveMaking(Constructor<?> constructor, List<MethodHandle> readings) implements RecordMaking {
    private static final MethodType BOXED = MethodType.methodType(Object.class, ColumnReader.class, Row.class);

    static RecordMaking of(Constructor<?> constructor) {
        return new ReflectiveMaking(
                Access.opened(constructor),
                Arrays.stream(constructor.getParameterTypes())
                        .map(type -> Reading.of(type).asType(BOXED))
                        .toList());
    }

    @Override
    public Object make(ColumnReader<?>[] readers, Row row) throws Throwable {
        @Nullable Object[] values = new Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (Object) readings.get(i).invokeExact(readers[i], row);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
