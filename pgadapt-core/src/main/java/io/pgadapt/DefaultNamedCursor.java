package io.pgadapt;

import io.pgadapt.copy.Copy;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.ServerCursor;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.sql.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A cursor whose rows stay on the server until they are fetched. */
final class DefaultNamedCursor<R> extends AbstractCursor<R, NamedCursor<R>> implements NamedCursor<R> {
    private static final int LONGEST_NAME = 63;

    private final String name;
    private final ServerCursor cursor;
    private final NamedRows<R> rows;
    private @Nullable Boolean scrollable;
    private boolean withHold;
    private boolean prefetch;
    private @Nullable String query;

    DefaultNamedCursor(DefaultConnection connection, Session session, String name, RowFactory<R> factory) {
        super(connection, session, new CursorSettings(connection, session.tenure()));
        this.name = requireValid(name);
        this.cursor = session.cursor(name, settings);
        this.rows = new NamedRows<>(cursor, factory);
    }

    private static String requireValid(String name) {
        Objects.requireNonNull(name, "name is null");
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            throw new ProgrammingError(ErrorReport.of("the name of a cursor has " + bytes
                            + " bytes; PostgreSQL distinguishes " + LONGEST_NAME + ": " + name)
                    .beforeWriting());
        }
        return name;
    }

    @Override
    NamedCursor<R> self() {
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public NamedCursor<R> execute(String sql, @Nullable Object... parameters) {
        begin(sql);
        return declare(BoundStatement.of(session, settings, sql, parameters));
    }

    @Override
    public NamedCursor<R> execute(String sql, Named parameters) {
        begin(sql);
        return declare(BoundStatement.of(session, settings, sql, parameters));
    }

    private NamedCursor<R> declare(BoundStatement statement) {
        if (statement.sql().statements().size() > 1) {
            throw new ProgrammingError(
                    ErrorReport.of("a named cursor takes one query; this text has several statements")
                            .inSql(statement.sql().userText())
                            .beforeWriting());
        }
        BoundStatement declaration = statement.after(declaration(), session);
        query = declaration.sql().sql();
        rows.declared(cursor.declare(declaration.sql(), declaration.values()));
        return this;
    }

    private String declaration() {
        String scroll = scrollable == null ? "" : scrollable ? "SCROLL " : "NO SCROLL ";
        return "DECLARE " + cursor.name() + " " + scroll + "CURSOR " + (withHold ? "WITH" : "WITHOUT") + " HOLD FOR ";
    }

    @Override
    public NamedCursor<R> executeMany(String sql, Iterable<?> parameterSets) {
        throw refused("executeMany", sql);
    }

    @Override
    public NamedCursor<R> executeManyReturning(String sql, Iterable<?> parameterSets) {
        throw refused("executeManyReturning", sql);
    }

    @Override
    public Cursor<R> callProc(Identifier routine, @Nullable Object... arguments) {
        throw refused("callProc", routine.quoted());
    }

    @Override
    public Cursor<R> callProc(Identifier routine, Named arguments) {
        throw refused("callProc", routine.quoted());
    }

    @Override
    public List<BatchResult<R>> batchResults() {
        throw new ProgrammingError("there are no results of sets: a named cursor is for one query");
    }

    @Override
    public Copy copy(Identifier table, String... columns) {
        return unnamed().copy(table, columns);
    }

    @Override
    public Copy copyQuery(String copied) {
        return unnamed().copyQuery(copied);
    }

    @Override
    public Copy copyExpert(String sql) {
        return unnamed().copyExpert(sql);
    }

    /** Any cursor can copy; a named one as long as it is not the name of a query. */
    private Cursor<Row> unnamed() {
        begin();
        return new DefaultCursor<>(connection, session, settings, RowFactory.rows());
    }

    private static ProgrammingError refused(String what, String sql) {
        return new ProgrammingError(
                ErrorReport.of("a named cursor is for one query; for " + what + " use a cursor without a name")
                        .inSql(sql)
                        .beforeWriting());
    }

    @Override
    public Stream<R> stream(String sql, @Nullable Object... parameters) {
        return execute(sql, parameters).stream();
    }

    @Override
    public Stream<R> stream(String sql, Named parameters) {
        return execute(sql, parameters).stream();
    }

    @Override
    public Stream<R> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false);
    }

    @Override
    public @Nullable R fetchOne() {
        List<R> one = rows().take(1);
        return one.isEmpty() ? null : one.get(0);
    }

    @Override
    public List<R> fetchMany(int count) {
        return rows().take(requireCount(count));
    }

    @Override
    public List<R> fetchMany() {
        return fetchMany(settings.arraySize());
    }

    @Override
    public List<R> fetchAll() {
        return rows().takeAll();
    }

    @Override
    public List<R> fetchBackward(int count) {
        requireCount(count);
        NamedRows<R> open = rows();
        requireScrollable(count > 0);
        return open.takeBackward(count);
    }

    @Override
    public Iterator<R> iterator() {
        return rows().iterator(settings, prefetch);
    }

    @Override
    public void scroll(long distance) {
        NamedRows<R> open = rows();
        requireScrollable(distance < 0);
        open.moveBy(distance);
    }

    @Override
    public void scrollTo(long rowNumber) {
        if (rowNumber < 0) {
            throw new IllegalArgumentException("there is no row " + rowNumber + "; rows are counted from 0");
        }
        NamedRows<R> open = rows();
        requireScrollable(open.isPassed(rowNumber));
        if (open.isToCome(rowNumber) && !Boolean.TRUE.equals(scrollable)) {
            open.moveAheadTo(rowNumber);
        } else {
            open.moveTo(rowNumber);
        }
    }

    @Override
    public int rowNumber() {
        return rows.position();
    }

    @Override
    public @Nullable Description description() {
        return rows.shape();
    }

    @Override
    public long rowCount() {
        return rows.last().rowCount();
    }

    @Override
    public @Nullable String statusMessage() {
        return rows.last().statusMessage();
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public @Nullable Boolean scrollable() {
        return scrollable;
    }

    @Override
    public NamedCursor<R> scrollable(boolean on) {
        begin();
        scrollable = on;
        return this;
    }

    @Override
    public boolean withHold() {
        return withHold;
    }

    @Override
    public NamedCursor<R> withHold(boolean on) {
        begin();
        withHold = on;
        cursor.hold(on);
        return this;
    }

    @Override
    public boolean prefetch() {
        return prefetch;
    }

    @Override
    public NamedCursor<R> prefetch(boolean on) {
        prefetch = on;
        return this;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            query = null;
            cursor.close();
        }
    }

    private NamedRows<R> rows() {
        requireOpen();
        return rows;
    }

    @Override
    void begin() {
        requireOpen();
        if (cursor.isInUse()) {
            throw new ProgrammingError(ErrorReport.of("the cursor " + cursor.name()
                            + " is in use: what it is declared for and how is fixed; close it and make another one")
                    .beforeWriting());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new InterfaceError(ErrorReport.of("the cursor is closed").beforeWriting());
        }
    }

    /** What the server would refuse is not sent, so that the transaction goes on. */
    private void requireScrollable(boolean isBackward) {
        if (isBackward && Boolean.FALSE.equals(scrollable)) {
            throw new ProgrammingError(ErrorReport.of("the cursor " + cursor.name()
                            + " cannot go back: it is declared NO SCROLL; make it scrollable(true)")
                    .beforeWriting());
        }
    }

    private static int requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot fetch " + count + " rows; fetchBackward goes the other way");
        }
        return count;
    }
}
