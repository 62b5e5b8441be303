package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.PgArray;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an array is while it is converted: its elements in a row, the last dimension varying fastest, and its shape.
 *
 * @param elements owned by whoever made this
 * @param lengths along each dimension; empty when there are no elements
 * @param lowerBounds of each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record ArrayData(@Nullable Object[] elements, int[] lengths, int[] lowerBounds) {
    private static final int[] NO_DIMENSION = {};

    /** Returns an array without elements. */
    public static ArrayData empty(@Nullable Object[] elements) {
        return new ArrayData(elements, NO_DIMENSION, NO_DIMENSION);
    }

    /**
     * Returns what nested collections or Java arrays hold; a {@code byte[]} or {@code char[]} is an element.
     *
     * @throws CodecException when they are not all of the same length at the same depth
     */
    public static ArrayData of(Object nested) {
        if (nested instanceof PgArray<?> array) {
            return of(array);
        }
        if (nested instanceof Collection<?> collection) {
            @Nullable Object[] items = collection.toArray();
            return isFlat(items) ? flat(items) : ofNested(nested);
        }
        return ofNested(nested);
    }

    private static ArrayData flat(@Nullable Object[] items) {
        return items.length == 0 ? empty(items) : new ArrayData(items, new int[] {items.length}, new int[] {1});
    }

    private static ArrayData ofNested(Object nested) {
        List<Integer> lengths = new ArrayList<>();
        Object at = nested;
        while (at != null && isContainer(at)) {
            lengths.add(length(at));
            at = first(at);
        }
        if (lengths.size() > PgArray.MAX_DIMENSIONS) {
            throw new CodecException(
                    "an array of " + lengths.size() + " dimensions; PostgreSQL allows " + PgArray.MAX_DIMENSIONS);
        }
        int[] shape = lengths.stream().mapToInt(Integer::intValue).toArray();
        List<@Nullable Object> elements = new ArrayList<>();
        collect(nested, shape, 0, elements);
        @Nullable Object[] flat = elements.toArray();
        if (flat.length == 0) {
            return empty(flat);
        }
        int[] ones = new int[shape.length];
        Arrays.fill(ones, 1);
        return new ArrayData(flat, shape, ones);
    }

    /** Returns the elements as a list, of lists when there are several dimensions. */
    public List<@Nullable Object> toList() {
        List<@Nullable Object> flat = Collections.unmodifiableList(Arrays.asList(elements));
        return lengths.length <= 1 ? flat : toList(flat, 0, 0);
    }

    /** Returns the elements with their shape. */
    public PgArray<Object> toPgArray() {
        return PgArray.of(Arrays.asList(elements), lengths, lowerBounds);
    }

    /**
     * Returns the elements as a Java array with as many dimensions as its class has.
     *
     * @throws CodecException when this has another number of dimensions, or the class cannot hold a NULL of it
     */
    public Object toJavaArray(Class<?> arrayClass) {
        int dimensions = dimensions(arrayClass);
        if (lengths.length != 0 && lengths.length != dimensions) {
            throw new CodecException("an array of " + lengths.length + " dimensions does not fit into "
                    + arrayClass.getTypeName() + "; ask for List.class or PgArray.class");
        }
        return toJavaArray(arrayClass, 0, 0);
    }

    /** Returns the number of dimensions of a Java array class, where {@code byte[]} and {@code char[]} are elements. */
    public static int dimensions(Class<?> arrayClass) {
        int dimensions = 0;
        for (Class<?> c = arrayClass; isArrayClass(c); c = c.getComponentType()) {
            dimensions++;
        }
        return dimensions;
    }

    /** Returns whether a class is of arrays that are arrays in PostgreSQL, too. */
    public static boolean isArrayClass(Class<?> type) {
        return type.isArray() && type != byte[].class && type != char[].class;
    }

    private static ArrayData of(PgArray<?> array) {
        int[] lengths = new int[array.dimensions()];
        int[] lowerBounds = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = array.length(i);
            lowerBounds[i] = array.lowerBound(i);
        }
        return new ArrayData(array.elements().toArray(), lengths, lowerBounds);
    }

    private List<@Nullable Object> toList(List<@Nullable Object> flat, int dimension, int from) {
        int stride = stride(dimension);
        if (dimension == lengths.length - 1) {
            return flat.subList(from, from + lengths[dimension]);
        }
        List<@Nullable Object> list = new ArrayList<>(lengths[dimension]);
        for (int i = 0; i < lengths[dimension]; i++) {
            list.add(toList(flat, dimension + 1, from + i * stride));
        }
        return Collections.unmodifiableList(list);
    }

    private Object toJavaArray(Class<?> arrayClass, int dimension, int from) {
        int length = lengths.length == 0 ? 0 : lengths[dimension];
        Class<?> component = arrayClass.getComponentType();
        Object array = Array.newInstance(component, length);
        boolean leaf = !isArrayClass(component);
        for (int i = 0; i < length; i++) {
            Object item =
                    leaf ? elements[from + i] : toJavaArray(component, dimension + 1, from + i * stride(dimension));
            if (item == null && component.isPrimitive()) {
                throw new CodecException("the array has a NULL, which " + arrayClass.getTypeName()
                        + " cannot hold; ask for an array of objects or List.class");
            }
            Array.set(array, i, item);
        }
        return array;
    }

    private int stride(int dimension) {
        int stride = 1;
        for (int i = dimension + 1; i < lengths.length; i++) {
            stride *= lengths[i];
        }
        return stride;
    }

    private static void collect(@Nullable Object item, int[] shape, int depth, List<@Nullable Object> elements) {
        if (depth == shape.length) {
            if (item != null && isContainer(item)) {
                throw ragged();
            }
            elements.add(item);
            return;
        }
        if (item == null || !isContainer(item) || length(item) != shape[depth]) {
            throw ragged();
        }
        if (item instanceof Collection<?> collection) {
            collection.forEach(child -> collect(child, shape, depth + 1, elements));
        } else {
            for (int i = 0; i < shape[depth]; i++) {
                collect(Array.get(item, i), shape, depth + 1, elements);
            }
        }
    }

    private static CodecException ragged() {
        return new CodecException(
                "nested collections or arrays must be of equal length and depth to make an array of PostgreSQL");
    }

    private static boolean isFlat(@Nullable Object[] items) {
        for (Object item : items) {
            if (item != null && isContainer(item)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether any element is NULL. */
    public boolean hasNulls() {
        for (Object element : elements) {
            if (element == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContainer(Object value) {
        return value instanceof Collection<?> || isArrayClass(value.getClass());
    }

    private static int length(Object container) {
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
