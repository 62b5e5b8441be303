package io.pgadapt;

import io.pgadapt.internal.call.RoutineArguments;
import io.pgadapt.internal.call.RoutineCall;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.OpenPipeline;
import io.pgadapt.internal.engine.PipelinedResult;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.Binder;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cursor as far as it puts statements together: of pieces, of the name of a routine, of values. */
abstract class ComposingCursor<R extends @Nullable Object> implements Cursor<R>, Caller {
    private static final @Nullable Object[] NO_VALUES = {};

    final Session session;

    ComposingCursor(Session session) {
        this.session = session;
    }

    /**
     * Gets ready for the next statement: forgets the last one.
     *
     * @throws io.pgadapt.errors.InterfaceError when the cursor is closed
     */
    abstract void begin();

    /** Runs a statement with numbered parameters, whatever the cursor's placeholders. */
    abstract Cursor<R> executeNumbered(String sql, @Nullable Object[] values);

    /** Has a statement run in a pipeline, whose result this cursor takes later. */
    abstract PipelinedResult addTo(OpenPipeline pipeline, String sql, @Nullable Object... parameters);

    /** Has a statement with named parameters run in a pipeline. */
    abstract PipelinedResult addTo(OpenPipeline pipeline, String sql, Named parameters);

    /** Returns how a statement marks parameters that are given by position. */
    abstract ParameterStyle styleFor(@Nullable Object[] values);

    /** Returns how a statement marks parameters that are given by name. */
    abstract ParameterStyle namedStyle();

    @Override
    public final Cursor<R> execute(Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        return execute(compose(statement, styleFor(values)), values);
    }

    @Override
    public final Cursor<R> execute(Composable statement, Named parameters) {
        return execute(compose(statement, namedStyle()), parameters);
    }

    @Override
    public final Cursor<R> executeMany(Composable statement, Iterable<?> parameterSets) {
        return executeMany(compose(statement, namedStyle()), parameterSets);
    }

    @Override
    public final Stream<R> stream(Composable query, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        return stream(compose(query, styleFor(values)), values);
    }

    @Override
    public final Stream<R> stream(Composable query, Named parameters) {
        return stream(compose(query, namedStyle()), parameters);
    }

    /** Has a composed statement run in a pipeline. */
    final PipelinedResult addTo(OpenPipeline pipeline, Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        return addTo(pipeline, pipeline.compose(statement, styleFor(values), this), values);
    }

    /** Has a composed statement with named parameters run in a pipeline. */
    final PipelinedResult addTo(OpenPipeline pipeline, Composable statement, Named parameters) {
        return addTo(pipeline, pipeline.compose(statement, namedStyle(), this), parameters);
    }

    @Override
    public final Cursor<R> callProc(Identifier name, @Nullable Object... arguments) {
        return call(new RoutineCall(name, RoutineArguments.of(values(arguments))));
    }

    @Override
    public final Cursor<R> callProc(Identifier name, Named arguments) {
        return call(new RoutineCall(name, RoutineArguments.of(arguments.values())));
    }

    private Cursor<R> call(RoutineCall call) {
        begin();
        RoutineCall.Text text = call.text(session);
        return executeNumbered(text.sql(), text.values());
    }

    @Override
    public final String mogrify(String sql, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        ParsedSql parsed = session.parse(sql, styleFor(values));
        return session.mogrify(parsed, Binder.bind(parsed, values), this);
    }

    @Override
    public final String mogrify(String sql, Named parameters) {
        ParsedSql parsed = session.parse(sql, namedStyle());
        return session.mogrify(parsed, Binder.bind(parsed, parameters.values()), this);
    }

    @Override
    public final String mogrify(Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        return mogrify(session.compose(statement, styleFor(values), this), values);
    }

    @Override
    public final String mogrify(Composable statement, Named parameters) {
        return mogrify(session.compose(statement, namedStyle(), this), parameters);
    }

    private String compose(Composable statement, ParameterStyle style) {
        begin();
        return session.compose(statement, style, this);
    }

    /** A lone null is one parameter, although Java passes it as if there were no array of them. */
    @SuppressWarnings("NullAway") // the array itself may be null whatever its type says
    static @Nullable Object[] values(@Nullable Object[] parameters) {
        return parameters == null ? new @Nullable Object[1] : parameters.length == 0 ? NO_VALUES : parameters;
    }
}
