package io.pgadapt.internal.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a routine is called with. */
public interface RoutineArguments {
    /** Returns arguments by position. */
    static RoutineArguments of(@Nullable Object[] values) {
        return new PositionalArguments(values);
    }

    /** Returns arguments by name. */
    static RoutineArguments of(Map<String, @Nullable Object> values) {
        return new NamedArguments(values);
    }

    /** Returns whether a routine can be called with them, as far as their number and their names tell. */
    boolean fit(Routine routine);

    /** Writes them as a routine takes them that they fit. */
    void write(Routine routine, ArgumentList out);

    /** Writes them for a routine of which nothing is known. */
    void write(ArgumentList out);
}
