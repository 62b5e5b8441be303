package io.pgadapt;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.Binder;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text with its placeholders found, and a value for each. */
final class BoundStatement {
    private static final @Nullable Object[] NO_VALUES = {};

    private final ParsedSql sql;
    private final @Nullable Object[] values;

    private BoundStatement(ParsedSql sql, @Nullable Object[] values) {
        this.sql = sql;
        this.values = values;
    }

    /** Binds values by position. */
    static BoundStatement of(Session session, CursorSettings settings, String sql, @Nullable Object[] parameters) {
        @Nullable Object[] values = values(parameters);
        return of(parse(session, sql, settings.style(values)), values);
    }

    /** Binds values by number, whatever the placeholders of the cursor. */
    static BoundStatement numbered(Session session, String sql, @Nullable Object[] values) {
        return of(parse(session, sql, ParameterStyle.NUMERIC), values);
    }

    private static BoundStatement of(ParsedSql parsed, @Nullable Object[] values) {
        return new BoundStatement(parsed, Binder.bind(parsed, values));
    }

    /** Binds values by name. */
    static BoundStatement of(Session session, CursorSettings settings, String sql, Named parameters) {
        Objects.requireNonNull(parameters, "parameters is null");
        ParsedSql parsed = parse(session, sql, settings.namedStyle());
        return new BoundStatement(parsed, Binder.bind(parsed, parameters.values()));
    }

    /**
     * Looks at a text.
     *
     * @throws ProgrammingError when there is nothing in it that could run
     */
    static ParsedSql parse(Session session, String sql, ParameterStyle style) {
        ParsedSql parsed = session.parse(sql, style);
        if (parsed.isEmpty()) {
            throw refused("there is no statement to run: the text is empty", sql);
        }
        if (parsed.parameterCount() > 0 && parsed.statements().size() > 1) {
            throw refused("several statements in one text cannot have parameters; run them one by one", sql);
        }
        return parsed;
    }

    ParsedSql sql() {
        return sql;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** Returns the same statement behind words that have no placeholders. */
    BoundStatement after(String words, Session session) {
        // only there a % has a meaning everywhere in the text
        String escaped = sql.style() == ParameterStyle.PYFORMAT ? words.replace("%", "%%") : words;
        return new BoundStatement(session.parse(escaped + sql.userText(), sql.style()), values);
    }

    private static ProgrammingError refused(String message, String sql) {
        return new ProgrammingError(ErrorReport.of(message).inSql(sql).beforeWriting());
    }

    /** A lone null is one parameter, although Java passes it as if there were no array of them. */
    @SuppressWarnings("NullAway") // the array itself may be null whatever its type says
    static @Nullable Object[] values(@Nullable Object[] parameters) {
        return parameters == null ? new @Nullable Object[1] : parameters.length == 0 ? NO_VALUES : parameters;
    }
}
