package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import io.pgadapt.types.TypeArguments;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * What reflection says about a record class; found once per class.
 *
 * @param making calls the canonical constructor
 */
record RecordShape(Class<?> type, List<Target> components, RecordMaking making) {
    /** Of the 255 that a call may have: less the handle's, and those of the readers and the row. */
    private static final int MOST_SLOTS = 255 - 3;

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    /** Returns the shape of a record type, whose components are of the types that its arguments give them. */
    static RecordShape of(Type type) {
        RecordShape shape = SHAPES.get((Class<?>) Target.raw(type));
        TypeArguments arguments = TypeArguments.of(type);
        return new RecordShape(
                shape.type,
                shape.components.stream()
                        .map(component -> component.with(arguments))
                        .toList(),
                shape.making);
    }

    private static RecordShape reflect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new ProgrammingError(type.getName() + " is not a record class");
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return new RecordShape(type, targets(type, components), making(constructor, types));
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record class has a canonical constructor", e);
        }
    }

    private static RecordMaking making(Constructor<?> constructor, Class<?>[] types) {
        return slots(types) > MOST_SLOTS
                ? ReflectiveMaking.of(constructor)
                : RecordMakingTemplate.of(fromReaders(Access.to(constructor), types));
    }

    private static int slots(Class<?>[] types) {
        return Arrays.stream(types)
                .mapToInt(type -> type == long.class || type == double.class ? 2 : 1)
                .sum();
    }

    /** Returns what calls the constructor with the values of as many readers; they read in the order of the components. */
    private static MethodHandle fromReaders(MethodHandle constructor, Class<?>[] types) {
        MethodHandle handle = MethodHandles.dropArguments(constructor, types.length, ColumnReader[].class, Row.class);
        MethodHandle element = MethodHandles.arrayElementGetter(ColumnReader[].class);
        for (int i = types.length - 1; i >= 0; i--) {
            MethodHandle reader = MethodHandles.insertArguments(element, 1, i);
            handle = MethodHandles.foldArguments(
                    handle, i, MethodHandles.filterArguments(Reading.of(types[i]), 0, reader));
        }
        return handle;
    }

    private static List<Target> targets(Class<?> type, RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component ->
                        Target.of("component", type, component.getName(), component.getGenericType(), component))
                .toList();
    }
}
