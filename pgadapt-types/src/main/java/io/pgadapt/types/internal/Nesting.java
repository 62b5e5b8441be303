package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is a dimension of an array, and what is an element of it, when Java nests arrays and collections. */
public enum Nesting {
    /** A {@code byte[]} or {@code char[]} is an element. */
    USUAL {
        @Override
        public boolean isDimension(Class<?> type) {
            return type.isArray() && type != byte[].class && type != char[].class;
        }
    },

    /** Every array of primitives is an element: {@code float[]} is one value of pgvector's {@code vector}. */
    OF_VECTORS {
        @Override
        public boolean isDimension(Class<?> type) {
            return type.isArray() && !type.getComponentType().isPrimitive();
        }
    };

    /** Returns how values of a class are nested. */
    public static Nesting ofElements(Class<?> elementClass) {
        return USUAL.isDimension(elementClass) ? OF_VECTORS : USUAL;
    }

    /** Returns whether Java arrays of a class are arrays in PostgreSQL, too. */
    public abstract boolean isDimension(Class<?> type);

    /** Returns the number of dimensions of a class of Java arrays. */
    public int dimensions(Class<?> arrayClass) {
        int dimensions = 0;
        for (Class<?> c = arrayClass; isDimension(c); c = c.getComponentType()) {
            dimensions++;
        }
        return dimensions;
    }

    /** Returns the class of the elements of a class of Java arrays. */
    public Class<?> leaf(Class<?> arrayClass) {
        Class<?> leaf = arrayClass;
        while (isDimension(leaf)) {
            leaf = leaf.getComponentType();
        }
        return leaf;
    }

    /** Returns whether a value holds elements. */
    boolean isContainer(Object value) {
        return value instanceof Collection<?> || isDimension(value.getClass());
    }

    /** Returns the lengths along each dimension, as far as the first element of each tells. */
    int[] lengths(Object nested) {
        List<Integer> lengths = new ArrayList<>();
        Object at = nested;
        while (at != null && isContainer(at)) {
            lengths.add(length(at));
            at = first(at);
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Returns the shape of nested Java arrays.
     *
     * @throws CodecException when they are not all of the same length at the same depth
     */
    public ArrayShape shape(Object array) {
        int[] lengths = new int[dimensions(array.getClass())];
        Object at = array;
        for (int i = 0; i < lengths.length && at != null; i++) {
            lengths[i] = Array.getLength(at);
            at = i < lengths.length - 1 ? first(at) : null;
        }
        requireLengths(array, lengths, 0);
        return ArrayShape.of(lengths);
    }

    private static void requireLengths(@Nullable Object array, int[] lengths, int depth) {
        if (array == null || Array.getLength(array) != lengths[depth]) {
            throw ragged();
        }
        if (depth < lengths.length - 1) {
            for (Object row : (Object[]) array) {
                requireLengths(row, lengths, depth + 1);
            }
        }
    }

    /** Returns the error for collections or arrays that make no array. */
    static CodecException ragged() {
        return new CodecException(
                "nested collections or arrays must be of equal length and depth to make an array of PostgreSQL");
    }

    static int length(Object container) {
        return container instanceof Collection<?> collection ? collection.size() : Array.getLength(container);
    }

    private static @Nullable Object first(Object container) {
        if (length(container) == 0) {
            return null;
        }
        return container instanceof Collection<?> collection
                ? collection.iterator().next()
                : Array.get(container, 0);
    }
}
