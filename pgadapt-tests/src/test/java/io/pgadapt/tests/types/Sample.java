package io.pgadapt.tests.types;

import org.jspecify.annotations.Nullable;

/**
 * A value of a type.
 *
 * @param literal what the server reads it from
 * @param value what it is in Java; null where that is for the codec to say
 */
record Sample(String literal, @Nullable Object value) {
    /** Returns a value by its text alone. */
    static Sample of(String literal) {
        return new Sample(literal, null);
    }
}
