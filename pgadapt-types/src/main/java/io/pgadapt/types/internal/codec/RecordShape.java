package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeArguments;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a composite type as components of a record, by name: {@code street_name} is {@code streetName}, and case does
 * not matter.
 *
 * <p>Every component needs a field and every field a component, so that nothing is lost on the way back.
 *
 * @param <R> the record
 */
final class RecordShape<R> implements CompositeCodec.Shape<R> {
    private final Class<R> type;
    private final Constructor<R> constructor;

    /** By position in the composite type. */
    private final Method[] accessors;

    /** For each component, the position of its field. */
    private final int[] positions;

    private RecordShape(Class<R> type, RecordComponent[] components, int[] positions) {
        this.type = type;
        this.positions = positions;
        try {
            this.constructor = constructor(type);
            this.accessors =
                    Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
            AccessibleObject.setAccessible(accessors, true);
        } catch (NoSuchMethodException | InaccessibleObjectException e) {
            throw new CodecException(
                    "the record " + type.getName() + " is not accessible; open its package to io.pgadapt.types", e);
        }
    }

    /**
     * Returns the codec of a record for a composite type.
     *
     * @param arguments what type variables of the record stand for
     * @throws NoCodecException when fields and components do not match; the message names those without partner
     */
    static <R> Codec<R> codec(
            PgType.Composite composite, Class<R> type, TypeArguments arguments, CodecRegistry registry) {
        RecordComponent[] declared = type.getRecordComponents();
        RecordComponent[] byField = new RecordComponent[composite.fields().size()];
        int[] positions = new int[declared.length];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < declared.length; i++) {
            positions[i] = position(composite, declared[i].getName());
            if (positions[i] < 0) {
                missing.add(declared[i].getName());
            } else {
                byField[positions[i]] = declared[i];
            }
        }
        requireAllMatched(composite, type, byField, missing);
        List<Codec<?>> codecs = new ArrayList<>();
        for (int i = 0; i < byField.length; i++) {
            Type component = arguments.resolve(byField[i].getGenericType());
            codecs.add(registry.forResult(composite.fields().get(i).type(), component));
        }
        return new CompositeCodec<>(composite, codecs, new RecordShape<>(type, byField, positions));
    }

    @Override
    public Class<R> type() {
        return type;
    }

    @Override
    public R make(@Nullable Object[] fields) {
        @Nullable Object[] arguments = new Object[positions.length];
        for (int i = 0; i < positions.length; i++) {
            arguments[i] = fields[positions[i]];
            if (arguments[i] == null && accessors[positions[i]].getReturnType().isPrimitive()) {
                throw new CodecException("component \"" + accessors[positions[i]].getName() + "\" of " + type.getName()
                        + " is primitive and cannot hold NULL");
            }
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new CodecException(
                    "the constructor of " + type.getName() + " refused a value: " + e.getTargetException(),
                    e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new CodecException("cannot make a " + type.getName(), e);
        }
    }

    @Override
    public @Nullable Object[] open(R value) {
        return Arrays.stream(accessors).map(accessor -> read(accessor, value)).toArray();
    }

    private static @Nullable Object read(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException e) {
            throw new CodecException("component \"" + accessor.getName() + "\" cannot be read", e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new CodecException("component \"" + accessor.getName() + "\" cannot be read", e);
        }
    }

    private static <R> Constructor<R> constructor(Class<R> type) throws NoSuchMethodException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<R> canonical = type.getDeclaredConstructor(parameters);
        canonical.setAccessible(true);
        return canonical;
    }

    private static int position(PgType.Composite composite, String component) {
        for (int i = 0; i < composite.fields().size(); i++) {
            if (plain(composite.fields().get(i).name()).equals(plain(component))) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static void requireAllMatched(
            PgType.Composite composite, Class<?> type, @Nullable RecordComponent[] byField, List<String> missing) {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < byField.length; i++) {
            if (byField[i] == null) {
                unused.add(composite.fields().get(i).name());
            }
        }
        if (!missing.isEmpty() || !unused.isEmpty()) {
            throw new NoCodecException("the record " + type.getName() + " does not match the composite type "
                    + composite.sqlName() + ": components without field " + missing + ", fields without component "
                    + unused);
        }
    }
}
