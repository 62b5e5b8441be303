package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reflection says about a record class; found once per class.
 *
 * @param constructor the canonical one, taking the components' values as one array
 */
record RecordShape(List<Target> components, MethodHandle constructor) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    static RecordShape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    private static RecordShape reflect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new ProgrammingError(type.getName() + " is not a record class");
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle constructor = Access.to(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordShape(targets(type, components), constructor);
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record class has a canonical constructor", e);
        }
    }

    private static List<Target> targets(Class<?> type, RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component -> new Target("component", type, component.getName(), component.getGenericType()))
                .toList();
    }

    /** Calls the constructor. */
    Object make(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a canonical constructor cannot declare checked exceptions", e);
        }
    }
}
