package io.pgadapt;

import io.pgadapt.copy.Copy;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.call.RoutineArguments;
import io.pgadapt.internal.call.RoutineCall;
import io.pgadapt.internal.copy.CopiedQuery;
import io.pgadapt.internal.copy.CopiedTable;
import io.pgadapt.internal.copy.CopyStatement;
import io.pgadapt.internal.engine.BatchRecord;
import io.pgadapt.internal.engine.BatchTotals;
import io.pgadapt.internal.engine.OpenBatch;
import io.pgadapt.internal.engine.OpenPipeline;
import io.pgadapt.internal.engine.OpenStream;
import io.pgadapt.internal.engine.PipelinedResult;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cursor that holds its result. */
final class DefaultCursor<R> extends AbstractCursor<R, Cursor<R>> {
    private final RowFactory<R> factory;
    private @Nullable Fetched<R> fetched;
    private @Nullable List<BatchResult<R>> batchResults;
    private @Nullable RunningStream<?> stream;
    private @Nullable String query;

    DefaultCursor(DefaultConnection connection, Session session, RowFactory<R> factory) {
        this(connection, session, new CursorSettings(connection, session.tenure()), factory);
    }

    /** Creates a cursor with the settings of another one, also with what becomes of them later. */
    DefaultCursor(DefaultConnection connection, Session session, CursorSettings settings, RowFactory<R> factory) {
        super(connection, session, settings);
        this.factory = factory;
    }

    @Override
    Cursor<R> self() {
        return this;
    }

    @Override
    public Cursor<R> execute(String sql, @Nullable Object... parameters) {
        return run(start(sql, parameters));
    }

    @Override
    public Cursor<R> execute(String sql, Named parameters) {
        return run(start(sql, parameters));
    }

    @Override
    public Cursor<R> callProc(Identifier name, @Nullable Object... arguments) {
        return call(new RoutineCall(name, RoutineArguments.of(BoundStatement.values(arguments))));
    }

    @Override
    public Cursor<R> callProc(Identifier name, Named arguments) {
        Objects.requireNonNull(arguments, "arguments is null");
        return call(new RoutineCall(name, RoutineArguments.of(arguments.values())));
    }

    private Cursor<R> call(RoutineCall call) {
        begin();
        RoutineCall.Text text = call.text(session);
        return run(BoundStatement.numbered(session, text.sql(), text.values()));
    }

    @Override
    public Cursor<R> executeMany(String sql, Iterable<?> parameterSets) {
        fetched = new Fetched<>(runMany(sql, parameterSets, new BatchTotals()), factory);
        return this;
    }

    @Override
    public Cursor<R> executeManyReturning(String sql, Iterable<?> parameterSets) {
        BatchRecord sets = new BatchRecord();
        Fetched<R> rows = new Fetched<>(runMany(sql, parameterSets, sets), factory);
        fetched = rows;
        batchResults = new BatchResults<>(sets, rows);
        return this;
    }

    private QueryResult runMany(String sql, Iterable<?> parameterSets, BatchTotals totals) {
        Objects.requireNonNull(parameterSets, "parameterSets is null");
        begin(sql);
        BoundStatement.parse(session, sql, ParameterStyle.NONE);
        if (!connection.autocommit() || connection.transactionStatus() != TransactionStatus.IDLE) {
            return run(sql, parameterSets, totals);
        }
        try (Transaction transaction = connection.transaction()) {
            QueryResult result = run(sql, parameterSets, totals);
            transaction.commit();
            return result;
        }
    }

    private QueryResult run(String sql, Iterable<?> parameterSets, BatchTotals totals) {
        OpenBatch open = session.batch(settings.batchMode(), totals, settings);
        Batch batch = new Batch(open, settings.placeholders(), style -> {
            ParsedSql parsed = session.parse(sql, style);
            query = parsed.sql();
            return parsed;
        });
        return batch.run(parameterSets);
    }

    @Override
    public List<BatchResult<R>> batchResults() {
        List<BatchResult<R>> known = batchResults;
        if (known == null) {
            throw new ProgrammingError("there are no results of sets: executeManyReturning was not run, or it failed");
        }
        return known;
    }

    @Override
    public Stream<R> stream(String sql, @Nullable Object... parameters) {
        return open(start(sql, parameters));
    }

    @Override
    public Stream<R> stream(String sql, Named parameters) {
        return open(start(sql, parameters));
    }

    @Override
    public Copy copy(Identifier table, String... columns) {
        return DefaultCopy.of(this, session, settings, new CopiedTable(table, List.of(columns)));
    }

    @Override
    public Copy copyQuery(String query) {
        return DefaultCopy.of(this, session, settings, new CopiedQuery(query));
    }

    @Override
    public Copy copyExpert(String sql) {
        ParsedSql parsed = session.parse(sql, ParameterStyle.NONE);
        if (!parsed.statements().contains(StatementKind.COPY)) {
            throw new ProgrammingError(ErrorReport.of("there is no COPY in the text; use execute")
                    .inSql(sql)
                    .beforeWriting());
        }
        return DefaultCopy.of(this, session, settings, new CopyStatement(sql));
    }

    /** Forgets the last statement, for a COPY. */
    ParsedSql startCopy(String sql) {
        begin();
        query = sql;
        return session.parse(sql, ParameterStyle.NONE);
    }

    /** Takes note of what a COPY came to. */
    void copied(QueryResult result) {
        fetched = new Fetched<>(result, factory);
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
        return fetchMany(settings.arraySize());
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
    public void scroll(long rows) {
        rows().moveBy(rows);
    }

    @Override
    public void scrollTo(long rowNumber) {
        rows().moveTo(rowNumber);
    }

    @Override
    public int rowNumber() {
        Fetched<R> known = fetched;
        return known == null ? 0 : known.position();
    }

    @Override
    public @Nullable Description description() {
        RunningStream<?> running = stream;
        if (running != null) {
            return running.description();
        }
        Fetched<R> known = fetched;
        return known == null ? null : known.result().shape();
    }

    @Override
    public long rowCount() {
        RunningStream<?> running = stream;
        if (running != null) {
            return running.rowCount();
        }
        Fetched<R> known = fetched;
        return known == null ? -1 : known.result().rowCount();
    }

    @Override
    public @Nullable String statusMessage() {
        Fetched<R> known = fetched;
        return known == null ? null : known.result().statusMessage();
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public void close() {
        closed = true;
        forget();
    }

    /** Has a statement run in a pipeline, whose result this cursor takes later. */
    PipelinedResult addTo(OpenPipeline pipeline, String sql, @Nullable Object... parameters) {
        return add(pipeline, start(sql, parameters));
    }

    /** Has a statement with named parameters run in a pipeline. */
    PipelinedResult addTo(OpenPipeline pipeline, String sql, Named parameters) {
        return add(pipeline, start(sql, parameters));
    }

    /** Has a composed statement run in a pipeline. */
    PipelinedResult addTo(OpenPipeline pipeline, Composable statement, @Nullable Object... parameters) {
        @Nullable Object[] values = BoundStatement.values(parameters);
        return addTo(pipeline, pipeline.compose(statement, settings.style(values), settings), values);
    }

    /** Has a composed statement with named parameters run in a pipeline. */
    PipelinedResult addTo(OpenPipeline pipeline, Composable statement, Named parameters) {
        return addTo(pipeline, pipeline.compose(statement, settings.namedStyle(), settings), parameters);
    }

    private PipelinedResult add(OpenPipeline pipeline, BoundStatement statement) {
        query = statement.sql().sql();
        return pipeline.add(statement.sql(), statement.values(), settings);
    }

    /** Takes the result of a pipeline, once; waits for it. */
    Cursor<R> take(PipelinedResult result) {
        if (fetched == null) {
            fetched = new Fetched<>(result.get(), factory);
        }
        return this;
    }

    private Cursor<R> run(BoundStatement statement) {
        query = statement.sql().sql();
        QueryResult result = session.execute(statement.sql(), statement.values(), settings);
        fetched = new Fetched<>(result, factory);
        return this;
    }

    private Stream<R> open(BoundStatement statement) {
        query = statement.sql().sql();
        return streamed(session.stream(statement.sql(), statement.values(), settings, settings.iterSize()), factory);
    }

    /** Hands rows over as they arrive, until the next statement. */
    <S extends @Nullable Object> Stream<S> streamed(OpenStream source, RowFactory<S> rows) {
        RunningStream<S> opened = new RunningStream<>(source, rows);
        stream = opened;
        return opened.stream();
    }

    /** Forgets the last statement and looks at the new one. */
    private BoundStatement start(String sql, @Nullable Object[] parameters) {
        begin(sql);
        return BoundStatement.of(session, settings, sql, parameters);
    }

    private BoundStatement start(String sql, Named parameters) {
        begin(sql);
        return BoundStatement.of(session, settings, sql, parameters);
    }

    @Override
    void begin() {
        if (closed) {
            throw new InterfaceError(ErrorReport.of("the cursor is closed").beforeWriting());
        }
        forget();
    }

    private void forget() {
        RunningStream<?> running = stream;
        stream = null;
        fetched = null;
        batchResults = null;
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
}
