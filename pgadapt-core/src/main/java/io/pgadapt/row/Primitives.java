package io.pgadapt.row;

import io.pgadapt.errors.DataError;
import org.jspecify.annotations.Nullable;

/** What primitives cannot be. */
final class Primitives {
    private Primitives() {}

    /** Returns a value that is there. */
    static Object present(@Nullable Object value) {
        if (value == null) {
            throw new DataError("the value is NULL, which a primitive cannot hold");
        }
        return value;
    }
}
