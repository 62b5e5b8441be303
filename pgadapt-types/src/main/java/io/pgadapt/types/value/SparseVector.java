package io.pgadapt.types.value;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * pgvector's {@code sparsevec}: a vector of which only the components that are not zero are held. Immutable.
 *
 * <p>Indices count from 0, as in Java's arrays; pgvector's text counts from 1.
 *
 * @see <a href="https://github.com/pgvector/pgvector#sparse-vectors">pgvector: Sparse Vectors</a>
 */
public final class SparseVector {
    /** Most dimensions that pgvector allows. */
    public static final int MAX_DIMENSIONS = 1_000_000_000;

    private final int dimensions;
    private final int[] indices;
    private final float[] values;

    private SparseVector(int dimensions, int[] indices, float[] values) {
        this.dimensions = dimensions;
        this.indices = indices;
        this.values = values;
    }

    /**
     * Returns a vector with some components; the others are zero.
     *
     * @param dimensions how many components there are
     * @param indices where the given components are, in ascending order; copied
     * @param values the components; copied, but for zeros, which are left out
     * @throws IllegalArgumentException when these do not go together
     */
    public static SparseVector of(int dimensions, int[] indices, float[] values) {
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a sparse vector has 1 to " + MAX_DIMENSIONS + " dimensions, not " + dimensions);
        }
        if (indices.length != values.length) {
            throw new IllegalArgumentException(indices.length + " indices for " + values.length + " values");
        }
        int[] kept = new int[indices.length];
        float[] nonZero = new float[values.length];
        int count = 0;
        int previous = -1;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] <= previous || indices[i] >= dimensions) {
                throw new IllegalArgumentException("index " + indices[i] + " does not lie between " + previous + " and "
                        + dimensions + "; indices count from 0 and ascend");
            }
            previous = indices[i];
            if (values[i] != 0) {
                kept[count] = indices[i];
                nonZero[count++] = values[i];
            }
        }
        return new SparseVector(dimensions, Arrays.copyOf(kept, count), Arrays.copyOf(nonZero, count));
    }

    /**
     * Returns a vector with all components of an array.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public static SparseVector of(float[] components) {
        int[] indices = new int[components.length];
        Arrays.setAll(indices, i -> i);
        return of(components.length, indices, components);
    }

    /** Returns how many components there are, zeros included. */
    public int dimensions() {
        return dimensions;
    }

    /** Returns how many components are not zero. */
    public int size() {
        return indices.length;
    }

    /** Returns where a component that is not zero is, counted from 0; these are numbered from 0 on, too. */
    public int index(int number) {
        return indices[number];
    }

    /** Returns a component that is not zero; these are numbered from 0 on. */
    public float value(int number) {
        return values[number];
    }

    /** Returns where the components that are not zero are, counted from 0, as an array of the caller's own. */
    public int[] indices() {
        return indices.clone();
    }

    /** Returns the components that are not zero, as an array of the caller's own. */
    public float[] values() {
        return values.clone();
    }

    /** Returns all components. */
    public float[] toArray() {
        float[] components = new float[dimensions];
        for (int i = 0; i < indices.length; i++) {
            components[indices[i]] = values[i];
        }
        return components;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SparseVector that
                && dimensions == that.dimensions
                && Arrays.equals(indices, that.indices)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dimensions, Arrays.hashCode(indices), Arrays.hashCode(values));
    }

    /** Returns the components that are not zero as pgvector writes them, counted from 1: <code>{1:0.5,3:2.0}/5</code>. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < indices.length; i++) {
            text.append(i == 0 ? "" : ",").append(indices[i] + 1L).append(':').append(values[i]);
        }
        return text.append("}/").append(dimensions).toString();
    }
}
