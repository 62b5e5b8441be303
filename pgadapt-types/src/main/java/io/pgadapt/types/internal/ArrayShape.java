package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.PgArray;
import java.util.Arrays;

/**
 * The dimensions of an array. One without elements has none.
 *
 * @param lengths along each dimension
 * @param lowerBounds of each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record ArrayShape(int[] lengths, int[] lowerBounds) {
    /** The shape of an array without elements. */
    public static final ArrayShape EMPTY = new ArrayShape(new int[0], new int[0]);

    /**
     * Returns the shape with those lengths, whose indexes start at 1.
     *
     * @throws CodecException when there are more dimensions than PostgreSQL allows
     */
    public static ArrayShape of(int... lengths) {
        if (lengths.length > PgArray.MAX_DIMENSIONS) {
            throw new CodecException(
                    "an array of " + lengths.length + " dimensions; PostgreSQL allows " + PgArray.MAX_DIMENSIONS);
        }
        for (int length : lengths) {
            if (length == 0) {
                return EMPTY;
            }
        }
        int[] lowerBounds = new int[lengths.length];
        Arrays.fill(lowerBounds, 1);
        return new ArrayShape(lengths, lowerBounds);
    }

    /** Returns the number of dimensions; 0 when there are no elements. */
    public int dimensions() {
        return lengths.length;
    }

    /** Returns the number of elements of all dimensions together. */
    public int size() {
        return isEmpty() ? 0 : stride(-1);
    }

    /** Returns whether there are no elements. */
    public boolean isEmpty() {
        return lengths.length == 0;
    }

    /** Returns how many elements lie between two neighbours along a dimension. */
    public int stride(int dimension) {
        int stride = 1;
        for (int i = dimension + 1; i < lengths.length; i++) {
            stride *= lengths[i];
        }
        return stride;
    }

    /**
     * Checks that arrays of a Java class have as many dimensions.
     *
     * @throws CodecException when they do not
     */
    public void requireDimensions(int dimensions, Class<?> arrayClass) {
        if (!isEmpty() && dimensions() != dimensions) {
            throw new CodecException("an array of " + dimensions() + " dimensions does not fit into "
                    + arrayClass.getTypeName() + "; ask for List.class or PgArray.class");
        }
    }

    /** Returns the error for a NULL among elements of a primitive class. */
    public CodecException nullAt(int element, Class<?> arrayClass) {
        return new CodecException("the array has a NULL at index " + place(element) + ", which "
                + arrayClass.getTypeName() + " cannot hold; ask for an array of objects or List.class");
    }

    /** Returns where Java's nested arrays would have an element: {@code [1][0]}. */
    private String place(int element) {
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < lengths.length; i++) {
            place.append('[').append(element / stride(i) % lengths[i]).append(']');
        }
        return place.toString();
    }
}
