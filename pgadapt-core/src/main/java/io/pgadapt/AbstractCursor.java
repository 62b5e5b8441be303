package io.pgadapt;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.copy.Copy;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.Binder;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.sql.Composable;
import io.pgadapt.types.CodecRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cursors of every kind have: settings, and statements that are put together of pieces and values.
 *
 * @param <R> what a row becomes
 * @param <C> the kind of cursor
 */
abstract class AbstractCursor<R extends @Nullable Object, C extends Cursor<R>> implements Cursor<R> {
    final DefaultConnection connection;
    final Session session;
    final CursorSettings settings;
    boolean closed;

    AbstractCursor(DefaultConnection connection, Session session, CursorSettings settings) {
        this.connection = connection;
        this.session = session;
        this.settings = settings;
    }

    /** Returns this. */
    abstract C self();

    /**
     * Gets ready for the next statement.
     *
     * @throws io.pgadapt.errors.PgException when none may run
     */
    abstract void begin();

    /** Gets ready for a statement; when there is none, all stays as it was. */
    final void begin(String sql) {
        Objects.requireNonNull(sql, "sql is null");
        begin();
    }

    @Override
    public final C execute(Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        execute(begin(statement, settings.style(values)), values);
        return self();
    }

    @Override
    public final C execute(Composable statement, Named parameters) {
        execute(begin(statement, settings.namedStyle()), parameters);
        return self();
    }

    @Override
    public final C executeMany(Composable statement, Iterable<?> parameterSets) {
        executeMany(begin(statement, settings.namedStyle()), parameterSets);
        return self();
    }

    @Override
    public final C executeManyReturning(Composable statement, Iterable<?> parameterSets) {
        executeManyReturning(begin(statement, settings.namedStyle()), parameterSets);
        return self();
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
        Objects.requireNonNull(statement, "statement is null");
        begin();
        return session.composing().compose(statement, style, settings);
    }

    @Override
    public final String mogrify(String sql, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        ParsedSql parsed = session.parse(sql, settings.style(values));
        return session.composing().mogrify(parsed, Binder.bind(parsed, values), settings);
    }

    @Override
    public final String mogrify(String sql, Named parameters) {
        ParsedSql parsed = session.parse(sql, settings.namedStyle());
        return session.composing().mogrify(parsed, Binder.bind(parsed, parameters.values()), settings);
    }

    @Override
    public final String mogrify(Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        return mogrify(session.composing().compose(statement, settings.style(values), settings), values);
    }

    @Override
    public final String mogrify(Composable statement, Named parameters) {
        return mogrify(session.composing().compose(statement, settings.namedStyle(), settings), parameters);
    }

    @Override
    public final int arraySize() {
        return settings.arraySize();
    }

    @Override
    public final C arraySize(int rows) {
        settings.arraySize(rows);
        return self();
    }

    @Override
    public final int iterSize() {
        return settings.iterSize();
    }

    @Override
    public final C iterSize(int rows) {
        settings.iterSize(rows);
        return self();
    }

    @Override
    public final Placeholders placeholders() {
        return settings.placeholders();
    }

    @Override
    public final C placeholders(Placeholders newPlaceholders) {
        settings.placeholders(newPlaceholders);
        return self();
    }

    @Override
    public final BatchMode batchMode() {
        return settings.batchMode();
    }

    @Override
    public final C batchMode(BatchMode mode) {
        settings.batchMode(mode);
        return self();
    }

    @Override
    public final CodecRegistry types() {
        return settings.types();
    }

    @Override
    public final C types(UnaryOperator<CodecRegistry.Builder> change) {
        settings.types(change);
        return self();
    }

    @Override
    public final Duration statementTimeout() {
        return settings.statementTimeout();
    }

    @Override
    public final C statementTimeout(Duration timeout) {
        settings.statementTimeout(timeout);
        return self();
    }

    @Override
    public final void cancel() {
        session.cancel(settings);
    }

    @Override
    public final Connection connection() {
        return connection;
    }

    @Override
    public final boolean isClosed() {
        return closed || connection.isClosed();
    }
}
