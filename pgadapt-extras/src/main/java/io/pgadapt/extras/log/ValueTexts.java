package io.pgadapt.extras.log;

import io.pgadapt.Typed;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters' values as they stand in logs. */
final class ValueTexts {
    private static final int LONGEST = 200;

    private ValueTexts() {}

    static List<String> of(List<@Nullable Object> values) {
        return values.stream().map(ValueTexts::of).toList();
    }

    private static String of(@Nullable Object value) {
        if (value instanceof Typed typed) {
            return of(typed.value());
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        String text = value instanceof CharSequence ? "'" + value + "'" : String.valueOf(unwrapped(value));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }

    /** Arrays as lists, which print what is in them. */
    private static @Nullable Object unwrapped(@Nullable Object value) {
        return value instanceof @Nullable Object[] elements ? of(Arrays.asList(elements)) : value;
    }
}
