package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayData;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.value.PgArray;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of every element type: {@code List} by default, any Java array, {@code Set}, {@link PgArray} with its bounds.
 *
 * <p>Several dimensions are lists of lists or arrays of arrays.
 */
public final class ArrayFactory implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        // the elements of a parameter that the server infers are sent as text
        if (!(type instanceof PgType.Array) && type.oid() != PgType.UNSPECIFIED) {
            return null;
        }
        PgType elementType = type instanceof PgType.Array array ? array.element() : type;
        Class<?> target = JavaTypes.raw(javaType);
        if (target == null) {
            return null;
        }
        if (ArrayData.isArrayClass(target)) {
            return javaArray(type, elementType, target, registry);
        }
        Function<ArrayData, ?> maker = maker(target);
        if (maker == null || (target == Object.class && !(type instanceof PgType.Array))) {
            return null;
        }
        Codec<?> element = registry.forResult(elementType, JavaTypes.innermost(javaType));
        return new ArrayCodec<>(type, element, anyClass(target), Object.class, maker::apply);
    }

    private static @Nullable Function<ArrayData, ?> maker(Class<?> target) {
        if (target == PgArray.class) {
            return ArrayData::toPgArray;
        }
        if (target == Set.class) {
            return array -> Collections.unmodifiableSet(new LinkedHashSet<>(array.toList()));
        }
        boolean isList = target == List.class || target == Collection.class || target == Iterable.class;
        return isList || target == Object.class ? ArrayData::toList : null;
    }

    private static Codec<?> javaArray(PgType type, PgType elementType, Class<?> target, CodecRegistry registry) {
        Class<?> leaf = target;
        while (ArrayData.isArrayClass(leaf)) {
            leaf = leaf.getComponentType();
        }
        Codec<?> element = element(elementType, leaf, registry);
        if (target.getComponentType() == leaf && !leaf.isPrimitive()) {
            return new ArrayCodec<>(type, element, anyClass(target), leaf, ArrayFactory::flat);
        }
        ArrayCodec<Object> boxed =
                new ArrayCodec<>(type, element, anyClass(target), Object.class, array -> array.toJavaArray(target));
        Codec<?> natural = registry.forResult(elementType);
        PrimitiveArray<?> primitives = PrimitiveArray.over(natural, target);
        return primitives == null || !(type instanceof PgType.Array array)
                ? boxed
                : FixedWidthArrayCodec.over(primitive(array, primitives, boxed), elementType, natural);
    }

    /** Arrays of an abstract class, {@code Number[]}, hold what the elements are by default. */
    private static Codec<?> element(PgType type, Class<?> leaf, CodecRegistry registry) {
        try {
            return registry.forResult(type, leaf);
        } catch (NoCodecException e) {
            if (Modifier.isAbstract(leaf.getModifiers())) {
                return checked(registry.forResult(type), leaf);
            }
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // encoding an element looks its codec up again by its class
    private static <S, T> Codec<T> checked(Codec<S> natural, Class<T> leaf) {
        return natural.map(leaf, leaf::cast, value -> (S) value);
    }

    @SuppressWarnings("unchecked") // over() returned what handles the class that the boxed codec is of
    private static <A> Codec<A> primitive(PgType.Array type, PrimitiveArray<A> primitives, ArrayCodec<?> boxed) {
        return new PrimitiveArrayCodec<>(type, primitives, (ArrayCodec<A>) boxed);
    }

    /** The elements were put into an array of the right class to begin with. */
    private static Object flat(ArrayData array) {
        return array.lengths().length <= 1
                ? array.elements()
                : array.toJavaArray(array.elements().getClass());
    }

    @SuppressWarnings("unchecked") // codecs of different classes meet in collections as codecs of Object
    private static Class<Object> anyClass(Class<?> type) {
        return (Class<Object>) type;
    }
}
