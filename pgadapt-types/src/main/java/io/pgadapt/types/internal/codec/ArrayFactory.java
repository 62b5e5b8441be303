package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayData;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.internal.Nesting;
import io.pgadapt.types.value.PgArray;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of every element type: {@code List} and its superinterfaces, {@code Set}, {@code Stream}, any Java array, {@link
 * PgArray} with its bounds.
 *
 * <p>Several dimensions are lists of lists or arrays of arrays.
 */
public final class ArrayFactory implements CodecFactory {
    private static final Map<Class<?>, Function<ArrayData, ?>> MAKERS = Map.of(
            PgArray.class, ArrayData::toPgArray,
            Set.class, array -> Collections.unmodifiableSet(new LinkedHashSet<>(array.toList())),
            Stream.class, array -> array.toList().stream());

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        // the elements of a parameter that the server infers are sent as text
        if (!(type instanceof PgType.Array) && type.oid() != PgType.UNSPECIFIED) {
            return null;
        }
        PgType elementType = type instanceof PgType.Array array ? array.element() : type;
        Class<?> target = JavaTypes.raw(javaType);
        if (target == null || (target == Object.class && !(type instanceof PgType.Array))) {
            return null;
        }
        Codec<?> natural = registry.forResult(elementType);
        Nesting nesting = Nesting.ofElements(natural.javaType());
        if (nesting.isDimension(target)) {
            PrimitiveArray<?> primitives = PrimitiveArray.over(natural, nesting.leaf(target));
            return primitives != null && type instanceof PgType.Array array
                    ? FixedWidthArrayCodec.over(
                            new PrimitiveArrayCodec<>(array, target, primitives), elementType, natural)
                    : objects(type, target, leaf(elementType, leafType(javaType, nesting), registry), nesting);
        }
        // every superinterface of List, such as the SequencedCollection of newer JDKs, is made of one
        Function<ArrayData, ?> maker = target.isAssignableFrom(List.class) ? ArrayData::toList : MAKERS.get(target);
        if (maker == null) {
            return null;
        }
        Codec<?> element = element(elementType, JavaTypes.innermost(javaType), registry);
        return new ArrayCodec<>(type, element, nesting, anyClass(target), Object.class, maker::apply);
    }

    private static Codec<?> objects(PgType type, Class<?> target, Codec<?> element, Nesting nesting) {
        Class<?> leaf = nesting.leaf(target);
        boolean isFlat = target.getComponentType() == leaf && !leaf.isPrimitive();
        return isFlat
                ? new ArrayCodec<>(type, element, nesting, anyClass(target), leaf, array -> flat(array, nesting))
                : new ArrayCodec<>(
                        type,
                        element,
                        nesting,
                        anyClass(target),
                        Object.class,
                        array -> array.toJavaArray(target, nesting));
    }

    private static Codec<?> element(PgType type, Type target, CodecRegistry registry) {
        // nothing of no type is ever decoded
        return type.oid() == PgType.UNSPECIFIED ? registry.forResult(type) : registry.forResult(type, target);
    }

    /** An array of an abstract class, such as {@code Shape[]}, can be sent, whether or not there is a codec to the class. */
    private static Codec<?> leaf(PgType type, Type target, CodecRegistry registry) {
        try {
            return element(type, target, registry);
        } catch (NoCodecException e) {
            if (target instanceof Class<?> leaf && Modifier.isAbstract(leaf.getModifiers())) {
                return checked(registry.forResult(type), leaf);
            }
            throw e;
        }
    }

    /** The elements of a {@code Box<Integer>[]} are of {@code Box<Integer>}. */
    private static Type leafType(Type array, Nesting nesting) {
        if (array instanceof GenericArrayType generic) {
            return leafType(generic.getGenericComponentType(), nesting);
        }
        return array instanceof Class<?> plain ? nesting.leaf(plain) : array;
    }

    @SuppressWarnings("unchecked") // encoding an element looks its codec up again by its class
    private static <S, T> Codec<T> checked(Codec<S> natural, Class<T> leaf) {
        return natural.map(leaf, leaf::cast, value -> (S) value);
    }

    /** The elements were put into an array of the right class to begin with. */
    private static Object flat(ArrayData array, Nesting nesting) {
        return array.shape().dimensions() <= 1
                ? array.elements()
                : array.toJavaArray(array.elements().getClass(), nesting);
    }

    @SuppressWarnings("unchecked") // codecs of different classes meet in collections as codecs of Object
    private static Class<Object> anyClass(Class<?> type) {
        return (Class<Object>) type;
    }
}
