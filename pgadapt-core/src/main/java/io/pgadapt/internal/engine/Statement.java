package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.types.CodecContext;
import org.jspecify.annotations.Nullable;

/** A statement that is to be run, with everything that decides how. */
final class Statement {
    private final ParsedSql sql;
    private final Parameters parameters;
    private final CodecContext context;
    private final @Nullable String begin;
    private final Grouping grouping;

    /**
     * Creates a statement.
     *
     * @param sql the text, with its placeholders found
     * @param parameters the values, and what they ask for
     * @param context the codecs of the cursor, and what they are told of the session
     * @param grouping how requests that prepare it end
     * @param begin how to begin a transaction before it, or null when none is to be begun
     */
    Statement(ParsedSql sql, Parameters parameters, CodecContext context, Grouping grouping, @Nullable String begin) {
        this.sql = sql;
        this.parameters = parameters;
        this.context = context;
        this.grouping = grouping;
        this.begin = begin;
    }

    /** Returns the statement with other values, or types that they ask for. */
    Statement with(Parameters others) {
        return new Statement(sql, others, context, grouping, begin);
    }

    ParsedSql sql() {
        return sql;
    }

    Parameters parameters() {
        return parameters;
    }

    @Nullable
    Object[] values() {
        return parameters.values();
    }

    /** Returns the OID of the type that each value asks for; 0 where it leaves that to the server. */
    int[] hints() {
        return parameters.hints();
    }

    CodecContext context() {
        return context;
    }

    Grouping grouping() {
        return grouping;
    }

    @Nullable
    String begin() {
        return begin;
    }
}
