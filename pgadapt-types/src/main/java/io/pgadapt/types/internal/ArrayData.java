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
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record ArrayData(@Nullable Object[] elements, ArrayShape shape) {
    /**
     * Returns what nested collections or Java arrays hold; an empty {@code Optional} is a NULL.
     *
     * @throws CodecException when they are not all of the same length at the same depth
     */
    public static ArrayData of(Object nested, Nesting nesting) {
        if (nested instanceof PgArray<?> array) {
            return of(array);
        }
        @Nullable Object[] items = items(nested);
        if (items != null && isFlat(items, nesting)) {
            return new ArrayData(opened(items), ArrayShape.of(items.length));
        }
        return ofNested(nested, nesting);
    }

    /** Returns the items of a collection or an array of objects in an array of their own, of Object. */
    private static @Nullable Object @Nullable [] items(Object nested) {
        if (nested instanceof Object[] array) {
            return Arrays.copyOf(array, array.length, Object[].class);
        }
        return nested instanceof Collection<?> collection ? collection.toArray(new Object[0]) : null;
    }

    private static ArrayData ofNested(Object nested, Nesting nesting) {
        int[] lengths = nesting.lengths(nested);
        if (lengths.length == 0) {
            throw new CodecException(nested.getClass().getName()
                    + " is no Collection; a Stream or Iterable may be read only once, so send a List of it");
        }
        ArrayShape shape = ArrayShape.of(lengths);
        List<@Nullable Object> elements = new ArrayList<>(shape.size());
        collect(nested, lengths, 0, nesting, elements);
        return new ArrayData(opened(elements.toArray()), shape);
    }

    /** Returns the elements as a list, of lists when there are several dimensions. */
    public List<@Nullable Object> toList() {
        List<@Nullable Object> flat = Collections.unmodifiableList(Arrays.asList(elements));
        return shape.dimensions() <= 1 ? flat : toList(flat, 0, 0);
    }

    /** Returns the elements with their shape. */
    public PgArray<Object> toPgArray() {
        return PgArray.of(Arrays.asList(elements), shape.lengths(), shape.lowerBounds());
    }

    /**
     * Returns the elements as a Java array with as many dimensions as its class has.
     *
     * @throws CodecException when this has another number of dimensions, or the class cannot hold a NULL of it
     */
    public Object toJavaArray(Class<?> arrayClass, Nesting nesting) {
        shape.requireDimensions(nesting.dimensions(arrayClass), arrayClass);
        if (nesting.leaf(arrayClass).isPrimitive()) {
            requireNoNulls(arrayClass);
        }
        return shape.isEmpty() ? Array.newInstance(arrayClass.getComponentType(), 0) : toJavaArray(arrayClass, 0, 0);
    }

    /** Returns whether any element is NULL. */
    public boolean hasNulls() {
        return indexOfNull() >= 0;
    }

    private int indexOfNull() {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] == null) {
                return i;
            }
        }
        return -1;
    }

    private void requireNoNulls(Class<?> arrayClass) {
        int index = indexOfNull();
        if (index >= 0) {
            throw shape.nullAt(index, arrayClass);
        }
    }

    private static ArrayData of(PgArray<?> array) {
        int[] lengths = new int[array.dimensions()];
        int[] lowerBounds = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = array.length(i);
            lowerBounds[i] = array.lowerBound(i);
        }
        return new ArrayData(opened(array.elements().toArray()), new ArrayShape(lengths, lowerBounds));
    }

    private List<@Nullable Object> toList(List<@Nullable Object> flat, int dimension, int from) {
        int length = shape.lengths()[dimension];
        if (dimension == shape.dimensions() - 1) {
            return flat.subList(from, from + length);
        }
        int stride = shape.stride(dimension);
        List<@Nullable Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(toList(flat, dimension + 1, from + i * stride));
        }
        return Collections.unmodifiableList(list);
    }

    private Object toJavaArray(Class<?> arrayClass, int dimension, int from) {
        int length = shape.lengths()[dimension];
        int stride = shape.stride(dimension);
        Class<?> component = arrayClass.getComponentType();
        boolean isLast = dimension == shape.dimensions() - 1;
        Object array = Array.newInstance(component, length);
        for (int i = 0; i < length; i++) {
            Array.set(array, i, isLast ? elements[from + i] : toJavaArray(component, dimension + 1, from + i * stride));
        }
        return array;
    }

    private static void collect(
            @Nullable Object item, int[] lengths, int depth, Nesting nesting, List<@Nullable Object> elements) {
        if (depth == lengths.length) {
            if (item != null && nesting.isContainer(item)) {
                throw Nesting.ragged();
            }
            elements.add(item);
            return;
        }
        if (item == null || !nesting.isContainer(item) || Nesting.length(item) != lengths[depth]) {
            throw Nesting.ragged();
        }
        if (item instanceof Collection<?> collection) {
            collection.forEach(child -> collect(child, lengths, depth + 1, nesting, elements));
        } else {
            for (int i = 0; i < lengths[depth]; i++) {
                collect(Array.get(item, i), lengths, depth + 1, nesting, elements);
            }
        }
    }

    private static @Nullable Object[] opened(@Nullable Object[] items) {
        for (int i = 0; i < items.length; i++) {
            items[i] = Optionals.opened(items[i]);
        }
        return items;
    }

    /** Most items are of the class of the one before, and asking a class once is what makes arrays fast. */
    private static boolean isFlat(@Nullable Object[] items, Nesting nesting) {
        Class<?> known = null;
        for (Object item : items) {
            if (item != null && item.getClass() != known) {
                if (nesting.isContainer(item)) {
                    return false;
                }
                known = item.getClass();
            }
        }
        return true;
    }
}
