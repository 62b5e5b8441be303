package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** A statement that is to be run, with everything that decides how. */
final class Statement {
    private static final int[] NO_HINTS = {};

    private final ParsedSql sql;
    private final @Nullable Object[] values;
    private final int[] hints;
    private final CodecContext context;
    private final @Nullable String begin;

    /**
     * Creates a statement.
     *
     * @param sql the text, with its placeholders found
     * @param values the parameters in the order of {@code $1}, {@code $2}
     * @param context the codecs of the cursor, and what they are told of the session
     * @param begin how to begin a transaction before it, or null when none is to be begun
     */
    Statement(ParsedSql sql, @Nullable Object[] values, CodecContext context, @Nullable String begin) {
        this.sql = sql;
        this.values = values;
        this.hints = hints(values, context.registry());
        this.context = context;
        this.begin = begin;
    }

    ParsedSql sql() {
        return sql;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** Returns the OID of the type that each value asks for; 0 where it leaves that to the server. */
    int[] hints() {
        return hints;
    }

    CodecContext context() {
        return context;
    }

    @Nullable
    String begin() {
        return begin;
    }

    private static int[] hints(@Nullable Object[] values, CodecRegistry registry) {
        if (values.length == 0) {
            return NO_HINTS;
        }
        int[] hints = new int[values.length];
        for (int i = 0; i < hints.length; i++) {
            Object value = values[i];
            hints[i] = value == null ? 0 : registry.hint(value);
        }
        return hints;
    }
}
