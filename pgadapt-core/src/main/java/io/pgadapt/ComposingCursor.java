package io.pgadapt;

import io.pgadapt.copy.Copy;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.Binder;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.sql.Composable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cursor as far as it puts statements together: of pieces, and of values. */
abstract class ComposingCursor<R extends @Nullable Object> implements Cursor<R> {
    final Session session;
    final CursorSettings settings;

    ComposingCursor(Session session, CursorSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /**
     * Gets ready for the next statement.
     *
     * @throws io.pgadapt.errors.PgException when none may run
     */
    abstract void begin();

    @Override
    public Cursor<R> execute(Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        return execute(begin(statement, settings.style(values)), values);
    }

    @Override
    public Cursor<R> execute(Composable statement, Named parameters) {
        return execute(begin(statement, settings.namedStyle()), parameters);
    }

    @Override
    public final Cursor<R> executeMany(Composable statement, Iterable<?> parameterSets) {
        return executeMany(begin(statement, settings.namedStyle()), parameterSets);
    }

    @Override
    public final Cursor<R> executeManyReturning(Composable statement, Iterable<?> parameterSets) {
        return executeManyReturning(begin(statement, settings.namedStyle()), parameterSets);
    }

    @Override
    public final Stream<R> stream(Composable query, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        return stream(begin(query, settings.style(values)), values);
    }

    @Override
    public final Stream<R> stream(Composable query, Named parameters) {
        return stream(begin(query, settings.namedStyle()), parameters);
    }

    @Override
    public final Copy copyQuery(Composable query) {
        return copyQuery(begin(query, ParameterStyle.NONE));
    }

    @Override
    public final Copy copyExpert(Composable statement) {
        return copyExpert(begin(statement, ParameterStyle.NONE));
    }

    private String begin(Composable statement, ParameterStyle style) {
        begin();
        return session.compose(statement, style, settings);
    }

    @Override
    public final String mogrify(String sql, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        ParsedSql parsed = session.parse(sql, settings.style(values));
        return session.mogrify(parsed, Binder.bind(parsed, values), settings);
    }

    @Override
    public final String mogrify(String sql, Named parameters) {
        ParsedSql parsed = session.parse(sql, settings.namedStyle());
        return session.mogrify(parsed, Binder.bind(parsed, parameters.values()), settings);
    }

    @Override
    public final String mogrify(Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        return mogrify(session.compose(statement, settings.style(values), settings), values);
    }

    @Override
    public final String mogrify(Composable statement, Named parameters) {
        return mogrify(session.compose(statement, settings.namedStyle(), settings), parameters);
    }
}
