package io.pgadapt.types.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array as PostgreSQL holds it: elements, dimensions, and the lower bound of each. Immutable as far as its elements
 * are.
 *
 * <p>Equality includes lower bounds, as in PostgreSQL, where {@code '[0:1]={1,2}'} differs from {@code '{1,2}'}.
 *
 * @param <E> the class of elements
 * @see <a href="https://www.postgresql.org/docs/18/arrays.html">PostgreSQL manual: Arrays</a>
 */
public final class PgArray<E> {
    /** Most dimensions that PostgreSQL allows. */
    public static final int MAX_DIMENSIONS = 6;

    private final List<@Nullable E> elements;
    private final int[] lengths;
    private final int[] lowerBounds;

    private PgArray(List<@Nullable E> elements, int[] lengths, int[] lowerBounds) {
        this.elements = elements;
        this.lengths = lengths;
        this.lowerBounds = lowerBounds;
    }

    /** Returns an array of one dimension that starts at 1; of no dimension when there are no elements. */
    public static <E> PgArray<E> of(List<? extends @Nullable E> elements) {
        return elements.isEmpty()
                ? of(elements, new int[0], new int[0])
                : of(elements, new int[] {elements.size()}, new int[] {1});
    }

    /**
     * Returns an array of any shape.
     *
     * @param elements all elements, the last dimension varying fastest; copied
     * @param lengths the number of elements along each dimension; empty for an array without elements
     * @param lowerBounds the index of the first element along each dimension
     * @throws IllegalArgumentException when these do not go together
     */
    public static <E> PgArray<E> of(List<? extends @Nullable E> elements, int[] lengths, int[] lowerBounds) {
        if (lengths.length != lowerBounds.length || lengths.length > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(lengths.length + " lengths and " + lowerBounds.length
                    + " lower bounds do not make an array; PostgreSQL allows up to " + MAX_DIMENSIONS);
        }
        long size = lengths.length == 0 ? 0 : 1;
        for (int length : lengths) {
            size *= length;
        }
        if (size != elements.size()) {
            throw new IllegalArgumentException(
                    elements.size() + " elements do not fill an array of " + Arrays.toString(lengths));
        }
        List<@Nullable E> copy = Collections.unmodifiableList(new ArrayList<@Nullable E>(elements));
        return new PgArray<>(copy, lengths.clone(), lowerBounds.clone());
    }

    /** Returns all elements, the last dimension varying fastest. */
    public List<@Nullable E> elements() {
        return elements;
    }

    /** Returns the number of dimensions; 0 when there are no elements. */
    public int dimensions() {
        return lengths.length;
    }

    /** Returns the number of elements along a dimension, counted from 0. */
    public int length(int dimension) {
        return lengths[dimension];
    }

    /** Returns the index of the first element along a dimension, counted from 0; 1 unless somebody asked for another. */
    public int lowerBound(int dimension) {
        return lowerBounds[dimension];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PgArray<?> that
                && elements.equals(that.elements)
                && Arrays.equals(lengths, that.lengths)
                && Arrays.equals(lowerBounds, that.lowerBounds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(elements, Arrays.hashCode(lengths), Arrays.hashCode(lowerBounds));
    }

    /** Returns the elements, after the bounds if they are not the usual ones. */
    @Override
    public String toString() {
        StringBuilder bounds = new StringBuilder();
        boolean usual = lengths.length <= 1;
        for (int i = 0; i < lengths.length; i++) {
            usual &= lowerBounds[i] == 1;
            bounds.append('[')
                    .append(lowerBounds[i])
                    .append(':')
                    .append(lowerBounds[i] + lengths[i] - 1L)
                    .append(']');
        }
        return usual ? elements.toString() : bounds + "=" + elements;
    }
}
