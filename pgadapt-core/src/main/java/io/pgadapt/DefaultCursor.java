package io.pgadapt;

import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.OpenPipeline;
import io.pgadapt.internal.engine.PipelinedResult;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.engine.Tenure;
import io.pgadapt.internal.sql.Binder;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.types.CodecRegistry;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one cursor there is. */
final class DefaultCursor<R> implements Cursor<R>, Caller {
    private static final int DEFAULT_ITER_SIZE = 2000;
    private static final @Nullable Object[] NO_VALUES = {};

    private final DefaultConnection connection;
    private final Session session;
    private final RowFactory<R> factory;
    private CodecRegistry types;
    private Placeholders placeholders;
    private Duration statementTimeout;
    private int arraySize = 1;
    private int iterSize = DEFAULT_ITER_SIZE;
    private @Nullable Fetched<R> fetched;
    private @Nullable RunningStream<R> stream;
    private @Nullable String query;
    private boolean closed;

    DefaultCursor(DefaultConnection connection, Session session, RowFactory<R> factory) {
        this.connection = connection;
        this.session = session;
        this.factory = factory;
        this.types = connection.types();
        this.placeholders = connection.placeholders();
        this.statementTimeout = connection.statementTimeout();
    }

    @Override
    public Cursor<R> execute(String sql, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        ParsedSql parsed = start(sql, styleFor(values));
        return run(parsed, Binder.bind(parsed, values));
    }

    @Override
    public Cursor<R> execute(String sql, Named parameters) {
        ParsedSql parsed = start(sql, namedStyle());
        return run(parsed, Binder.bind(parsed, parameters.values()));
    }

    @Override
    public Cursor<R> executeMany(String sql, Iterable<?> parameterSets) {
        if (connection.autocommit() && connection.transactionStatus() == TransactionStatus.IDLE) {
            try (Transaction transaction = connection.transaction()) {
                fetched = new Fetched<>(runMany(sql, parameterSets), factory);
                transaction.commit();
            }
        } else {
            fetched = new Fetched<>(runMany(sql, parameterSets), factory);
        }
        return this;
    }

    private QueryResult runMany(String sql, Iterable<?> parameterSets) {
        start(sql, ParameterStyle.NONE);
        Batch batch = new Batch(new BatchStatement(sql));
        if (connection.executionMode() == ExecutionMode.SIMPLE) {
            return batch.runEach(parameterSets);
        }
        OpenPipeline pipeline = session.pipeline();
        try {
            return batch.runAll(parameterSets, pipeline);
        } finally {
            pipeline.close(this);
        }
    }

    @Override
    public Stream<R> stream(String sql, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        ParsedSql parsed = start(sql, styleFor(values));
        return open(parsed, Binder.bind(parsed, values));
    }

    @Override
    public Stream<R> stream(String sql, Named parameters) {
        ParsedSql parsed = start(sql, namedStyle());
        return open(parsed, Binder.bind(parsed, parameters.values()));
    }

    @Override
    public @Nullable R fetchOne() {
        return rows().nextOrNull();
    }

    @Override
    public List<R> fetchMany(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot fetch " + count + " rows");
        }
        return rows().take(count);
    }

    @Override
    public List<R> fetchMany() {
        return fetchMany(arraySize);
    }

    @Override
    public List<R> fetchAll() {
        return rows().take(Integer.MAX_VALUE);
    }

    @Override
    public Iterator<R> iterator() {
        return rows();
    }

    @Override
    public void scroll(int rows) {
        rows().moveTo((long) rows().position() + rows);
    }

    @Override
    public void scrollTo(int rowNumber) {
        rows().moveTo(rowNumber);
    }

    @Override
    public int rowNumber() {
        Fetched<R> known = fetched;
        return known == null ? 0 : known.position();
    }

    @Override
    public @Nullable Description description() {
        RunningStream<R> running = stream;
        if (running != null) {
            return running.description();
        }
        Fetched<R> known = fetched;
        return known == null ? null : known.result().shape();
    }

    @Override
    public long rowCount() {
        RunningStream<R> running = stream;
        if (running != null) {
            return running.rowCount();
        }
        Fetched<R> known = fetched;
        return known == null ? -1 : known.result().rowCount();
    }

    @Override
    public @Nullable String statusMessage() {
        Fetched<R> known = fetched;
        return known == null ? null : known.result().status();
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public int arraySize() {
        return arraySize;
    }

    @Override
    public Cursor<R> arraySize(int rows) {
        arraySize = requirePositive(rows);
        return this;
    }

    @Override
    public int iterSize() {
        return iterSize;
    }

    @Override
    public Cursor<R> iterSize(int rows) {
        iterSize = requirePositive(rows);
        return this;
    }

    @Override
    public Placeholders placeholders() {
        return placeholders;
    }

    @Override
    public Cursor<R> placeholders(Placeholders newPlaceholders) {
        placeholders = newPlaceholders;
        return this;
    }

    @Override
    public CodecRegistry types() {
        return types;
    }

    @Override
    public Cursor<R> types(UnaryOperator<CodecRegistry.Builder> change) {
        types = change.apply(types.newBuilder()).build();
        return this;
    }

    @Override
    public Duration statementTimeout() {
        return statementTimeout;
    }

    @Override
    public Cursor<R> statementTimeout(Duration timeout) {
        statementTimeout = Timeouts.requireValid(timeout);
        return this;
    }

    @Override
    public void cancel() {
        session.cancel(this);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean isClosed() {
        return closed || connection.isClosed();
    }

    @Override
    public void close() {
        closed = true;
        forget();
    }

    @Override
    public Tenure tenure() {
        return session.tenure();
    }

    /** Has a statement run in a pipeline, whose result this cursor takes later. */
    PipelinedResult addTo(OpenPipeline pipeline, String sql, @Nullable Object... parameters) {
        @Nullable Object[] values = values(parameters);
        ParsedSql parsed = start(sql, styleFor(values));
        return add(pipeline, parsed, Binder.bind(parsed, values));
    }

    /** Has a statement with named parameters run in a pipeline. */
    PipelinedResult addTo(OpenPipeline pipeline, String sql, Named parameters) {
        ParsedSql parsed = start(sql, namedStyle());
        return add(pipeline, parsed, Binder.bind(parsed, parameters.values()));
    }

    private PipelinedResult add(OpenPipeline pipeline, ParsedSql sql, @Nullable Object[] values) {
        query = sql.sql();
        return pipeline.add(sql, values, this);
    }

    /** Takes the result of a pipeline, once; waits for it. */
    Cursor<R> take(PipelinedResult result) {
        if (fetched == null) {
            fetched = new Fetched<>(result.get(), factory);
        }
        return this;
    }

    private Cursor<R> run(ParsedSql sql, @Nullable Object[] values) {
        query = sql.sql();
        QueryResult result = session.execute(sql, values, this);
        fetched = new Fetched<>(result, factory);
        return this;
    }

    private Stream<R> open(ParsedSql sql, @Nullable Object[] values) {
        query = sql.sql();
        RunningStream<R> opened = new RunningStream<>(session.stream(sql, values, this, iterSize), factory);
        stream = opened;
        return opened.stream();
    }

    /** Forgets the last statement and looks at the new one. */
    private ParsedSql start(String sql, ParameterStyle style) {
        if (closed) {
            throw new InterfaceError(ErrorReport.of("the cursor is closed").beforeWriting());
        }
        forget();
        ParsedSql parsed = session.parse(sql, style);
        if (parsed.isEmpty()) {
            throw new ProgrammingError(ErrorReport.of("there is no statement to run: the text is empty")
                    .inSql(sql)
                    .beforeWriting());
        }
        if (parsed.parameterCount() > 0 && parsed.statements().size() > 1) {
            throw new ProgrammingError(
                    ErrorReport.of("several statements in one text cannot have parameters; run them one by one")
                            .inSql(sql)
                            .beforeWriting());
        }
        return parsed;
    }

    private void forget() {
        RunningStream<R> running = stream;
        stream = null;
        fetched = null;
        query = null;
        if (running != null) {
            running.close();
        }
    }

    private Fetched<R> rows() {
        if (closed) {
            throw new InterfaceError("the cursor is closed");
        }
        Fetched<R> known = fetched;
        if (known == null) {
            throw new ProgrammingError(
                    stream == null
                            ? "there is nothing to fetch: no statement was run, or it failed"
                            : "there is nothing to fetch: the rows are handed over by the stream");
        }
        if (known.result().shape() == null) {
            throw new ProgrammingError("there is nothing to fetch: the statement ("
                    + known.result().status() + ") gave no rows");
        }
        return known;
    }

    private ParameterStyle styleFor(@Nullable Object[] values) {
        if (values.length == 0) {
            return ParameterStyle.NONE;
        }
        return placeholders == Placeholders.PYFORMAT ? ParameterStyle.PYFORMAT : ParameterStyle.NUMERIC;
    }

    private ParameterStyle namedStyle() {
        return placeholders == Placeholders.PYFORMAT ? ParameterStyle.PYFORMAT : ParameterStyle.NAMED;
    }

    /** A lone null is one parameter, although Java passes it as if there were no array of them. */
    @SuppressWarnings("NullAway") // the array itself may be null whatever its type says
    private static @Nullable Object[] values(@Nullable Object[] parameters) {
        return parameters == null ? new @Nullable Object[1] : parameters.length == 0 ? NO_VALUES : parameters;
    }

    private static int requirePositive(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(rows + " rows at a time; at least 1 is needed");
        }
        return rows;
    }

    /** One statement of this cursor, with whatever values. */
    private final class BatchStatement implements Batch.Runner {
        private final String sql;

        BatchStatement(String sql) {
            this.sql = sql;
        }

        @Override
        public QueryResult run(@Nullable Object[] values) {
            ParsedSql parsed = start(sql, styleFor(values));
            return session.execute(parsed, Binder.bind(parsed, values), DefaultCursor.this);
        }

        @Override
        public QueryResult run(Named values) {
            ParsedSql parsed = start(sql, namedStyle());
            return session.execute(parsed, Binder.bind(parsed, values.values()), DefaultCursor.this);
        }

        @Override
        public PipelinedResult add(OpenPipeline pipeline, @Nullable Object[] values) {
            return addTo(pipeline, sql, values);
        }

        @Override
        public PipelinedResult add(OpenPipeline pipeline, Named values) {
            return addTo(pipeline, sql, values);
        }
    }
}
