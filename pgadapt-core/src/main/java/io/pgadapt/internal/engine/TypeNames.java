package io.pgadapt.internal.engine;

import io.pgadapt.types.PgType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Knows types by the names that SQL has for them. */
@FunctionalInterface
interface TypeNames {
    /** Returns the type of a name; null when there is none, unspecified when it cannot be found out now. */
    @Nullable
    PgType find(String name) throws IOException;
}
