package io.pgadapt.extras.log;

import io.pgadapt.Typed;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parameters' values as they stand in logs. */
final class ValueTexts {
    private static final int LONGEST = 200;

    private ValueTexts() {}

    static List<String> of(Collection<? extends @Nullable Object> values) {
        return values.stream().map(ValueTexts::of).toList();
    }

    private static String of(@Nullable Object value) {
        if (value instanceof Typed typed) {
            return of(typed.value());
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        String text = value instanceof CharSequence ? "'" + value + "'" : String.valueOf(unfolded(value));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }

    /** Returns the texts of what is in arrays and collections, and other values themselves. */
    private static @Nullable Object unfolded(@Nullable Object value) {
        if (value instanceof Collection<?> elements) {
            return of(elements);
        }
        return value != null && value.getClass().isArray() ? of(elements(value)) : value;
    }

    private static List<@Nullable Object> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .<@Nullable Object>mapToObj(i -> Array.get(array, i))
                .toList();
    }
}
