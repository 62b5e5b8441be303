package io.pgadapt.types.value;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A range as PostgreSQL holds it: two bounds, each inclusive, exclusive or missing, or nothing at all. Immutable.
 *
 * <p>Nothing is normalised here; the server turns ranges over integers and dates into the form {@code [a,b)}. A missing
 * bound is never inclusive. A bound that is itself infinite, as dates have, is not a missing one.
 *
 * @param <T> the class of bounds
 * @see <a href="https://www.postgresql.org/docs/18/rangetypes.html">PostgreSQL manual: Range Types</a>
 */
public final class Range<T> {
    private static final Range<?> EMPTY = new Range<>(null, null, false, false, true);
    private static final Range<?> ALL = new Range<>(null, null, false, false, false);

    private final @Nullable T lower;
    private final @Nullable T upper;
    private final boolean lowerInclusive;
    private final boolean upperInclusive;
    private final boolean empty;

    private Range(@Nullable T lower, @Nullable T upper, boolean lowerInclusive, boolean upperInclusive, boolean empty) {
        this.lower = lower;
        this.upper = upper;
        this.lowerInclusive = lowerInclusive && lower != null;
        this.upperInclusive = upperInclusive && upper != null;
        this.empty = empty;
    }

    /** Returns the range that contains nothing. */
    @SuppressWarnings("unchecked") // it has no bound of any class
    public static <T> Range<T> empty() {
        return (Range<T>) EMPTY;
    }

    /** Returns the range that contains everything. */
    @SuppressWarnings("unchecked") // it has no bound of any class
    public static <T> Range<T> all() {
        return (Range<T>) ALL;
    }

    /** Returns {@code [lower,upper)}, the form that most things are best said in; null leaves a side open. */
    public static <T> Range<T> of(@Nullable T lower, @Nullable T upper) {
        return of(lower, upper, "[)");
    }

    /**
     * Returns a range.
     *
     * @param lower null for a range without lower bound
     * @param upper null for a range without upper bound
     * @param bounds {@code []}, {@code [)}, {@code (]} or {@code ()}: a bracket includes, a parenthesis excludes
     * @throws IllegalArgumentException when the bounds are none of these
     */
    public static <T> Range<T> of(@Nullable T lower, @Nullable T upper, String bounds) {
        return switch (bounds) {
            case "[]" -> new Range<>(lower, upper, true, true, false);
            case "[)" -> new Range<>(lower, upper, true, false, false);
            case "(]" -> new Range<>(lower, upper, false, true, false);
            case "()" -> new Range<>(lower, upper, false, false, false);
            default -> throw new IllegalArgumentException("bounds are [], [), (] or (), not \"" + bounds + "\"");
        };
    }

    /** Returns whether this contains nothing. */
    public boolean isEmpty() {
        return empty;
    }

    /** Returns the lower bound; null when there is none, or nothing in the range. */
    public @Nullable T lower() {
        return lower;
    }

    /** Returns the upper bound; null when there is none, or nothing in the range. */
    public @Nullable T upper() {
        return upper;
    }

    /** Returns whether the lower bound is part of the range; false when there is none. */
    public boolean isLowerInclusive() {
        return lowerInclusive;
    }

    /** Returns whether the upper bound is part of the range; false when there is none. */
    public boolean isUpperInclusive() {
        return upperInclusive;
    }

    /**
     * Returns whether a value lies in the range.
     *
     * @throws ClassCastException when the bounds cannot be compared
     */
    public boolean contains(T value) {
        return !empty && isAbove(value) && isBelow(value);
    }

    /** Returns the range of other bounds, which the function makes of these. */
    public <U> Range<U> map(Function<? super T, ? extends U> function) {
        if (empty) {
            return empty();
        }
        U newLower = lower == null ? null : function.apply(lower);
        U newUpper = upper == null ? null : function.apply(upper);
        return new Range<>(newLower, newUpper, lowerInclusive, upperInclusive, false);
    }

    private boolean isAbove(T value) {
        int order = lower == null ? 1 : compare(value, lower);
        return lowerInclusive ? order >= 0 : order > 0;
    }

    private boolean isBelow(T value) {
        int order = upper == null ? -1 : compare(value, upper);
        return upperInclusive ? order <= 0 : order < 0;
    }

    @SuppressWarnings("unchecked") // the contract of contains()
    private int compare(T a, T b) {
        return ((Comparable<? super T>) a).compareTo(b);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Range<?> that
                && Objects.equals(lower, that.lower)
                && Objects.equals(upper, that.upper)
                && lowerInclusive == that.lowerInclusive
                && upperInclusive == that.upperInclusive
                && empty == that.empty;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, lowerInclusive, upperInclusive, empty);
    }

    /** Returns the range as {@code [1,10)}, for people: bounds are not quoted. */
    @Override
    public String toString() {
        return empty
                ? "empty"
                : (lowerInclusive ? "[" : "(")
                        + (lower == null ? "" : lower)
                        + ","
                        + (upper == null ? "" : upper)
                        + (upperInclusive ? "]" : ")");
    }
}
