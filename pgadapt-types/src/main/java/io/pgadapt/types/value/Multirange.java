package io.pgadapt.types.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A multirange: ranges in their order. Immutable.
 *
 * <p>The server drops empty ranges, sorts them, and merges those that touch; here they are as they were given.
 *
 * @param <T> the class of bounds
 * @param ranges in their order
 * @see <a href="https://www.postgresql.org/docs/18/rangetypes.html">PostgreSQL manual: Range Types</a>
 */
public record Multirange<T>(List<Range<T>> ranges) {
    /** Copies the ranges. */
    public Multirange {
        ranges = List.copyOf(ranges);
    }

    /** Returns a multirange of the given ranges. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are copied
    public static <T> Multirange<T> of(Range<T>... ranges) {
        return new Multirange<>(List.of(ranges));
    }

    /** Returns whether a value lies in one of the ranges. */
    public boolean contains(T value) {
        return ranges.stream().anyMatch(range -> range.contains(value));
    }

    /** Returns the multirange as {@code {[1,3),[7,)}}, for people. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
