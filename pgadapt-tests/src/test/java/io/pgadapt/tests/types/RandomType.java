package io.pgadapt.tests.types;

import java.util.Comparator;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that values can be made up of.
 *
 * @param sql its name in SQL
 * @param values makes a value that is not null, in the class that the type decodes to by default
 * @param order the order of values, as the server has it; null when there is none, or another one in Java
 */
record RandomType(
        String sql,
        Function<Random, Object> values,
        @Nullable Comparator<Object> order) {
    private static final int ONE_NULL_IN = 6;

    /** Returns a type whose values are not to be compared. */
    static RandomType of(String sql, Function<Random, Object> values) {
        return new RandomType(sql, values, null);
    }

    /** Returns a type whose values are ordered in Java as on the server. */
    @SuppressWarnings("unchecked") // the maker gives values of one class
    static <T extends Comparable<? super T>> RandomType ordered(String sql, Function<Random, T> values) {
        return new RandomType(sql, values::apply, (a, b) -> ((T) a).compareTo((T) b));
    }

    /** Makes a value. */
    Object value(Random random) {
        return values.apply(random);
    }

    /** Makes a value, or null. */
    @Nullable
    Object valueOrNull(Random random) {
        return random.nextInt(ONE_NULL_IN) == 0 ? null : value(random);
    }
}
