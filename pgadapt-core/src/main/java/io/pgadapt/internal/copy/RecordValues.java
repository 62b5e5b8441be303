package io.pgadapt.internal.copy;

import io.pgadapt.errors.ProgrammingError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row as a record: components by column name, where underscores and case do not matter. */
final class RecordValues implements RowValues {
    private final MethodHandle[] accessors;

    /** Finds the component of each column. */
    RecordValues(Class<?> type, List<String> columns) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != columns.size()) {
            throw mismatch(type, columns);
        }
        List<RecordComponent> found = columns.stream()
                .map(column -> component(type, components, column, columns))
                .toList();
        if (Set.copyOf(found).size() < found.size()) {
            throw mismatch(type, columns);
        }
        this.accessors =
                found.stream().map(component -> accessor(type, component)).toArray(MethodHandle[]::new);
    }

    @Override
    public @Nullable Object[] of(Object row) {
        @Nullable Object[] values = new Object[accessors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(accessors[i], row);
        }
        return values;
    }

    private static @Nullable Object read(MethodHandle accessor, Object row) {
        try {
            return (Object) accessor.invokeExact(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("an accessor of a record cannot declare checked exceptions", e);
        }
    }

    private static RecordComponent component(
            Class<?> type, RecordComponent[] components, String column, List<String> columns) {
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(column))
                .findFirst()
                .or(() -> Arrays.stream(components)
                        .filter(component -> !columns.contains(component.getName())
                                && plain(component.getName()).equals(plain(column)))
                        .findFirst())
                .orElseThrow(() -> mismatch(type, columns));
    }

    private static MethodHandle accessor(Class<?> type, RecordComponent component) {
        Method method = component.getAccessor();
        method.trySetAccessible();
        try {
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new ProgrammingError(
                    type.getName() + " is out of reach: add 'opens " + type.getPackageName()
                            + " to io.pgadapt.core;' to the module-info of "
                            + type.getModule().getName() + ", or make the record public in an exported package",
                    e);
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static ProgrammingError mismatch(Class<?> type, List<String> columns) {
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return new ProgrammingError("the record " + type.getName() + " has the components " + names
                + ", but the columns that are copied are " + columns);
    }
}
