package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares very many values, and tells of all that are not as expected. Not thread-safe. */
final class Mismatches {
    private static final int SHOWN = 500;

    private final List<String> found = new ArrayList<>();

    /** Compares a value with what it should be; what it is of is only asked for when it differs. */
    void compare(@Nullable Object actual, @Nullable Object expected, Supplier<String> subject) {
        if (!Objects.equals(actual, expected)) {
            found.add(subject.get() + ": expected " + shown(expected) + ", but was " + shown(actual));
        }
    }

    /** Fails if something differed. */
    void verify() {
        assertThat(found).isEmpty();
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
