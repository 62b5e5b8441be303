package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.observe.CopyStart.Direction;
import io.pgadapt.protocol.channel.CopyDataSink;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;
import io.pgadapt.row.Row;
import io.pgadapt.types.PgType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** COPY, as a session does it. */
public final class Copies {
    private static final @Nullable Object[] NO_VALUES = {};

    private final Session session;
    private final SessionAccess access;
    private final Exchange exchange;
    private final Statements statements;
    private final Transactions transactions;
    private final SessionTypes types;
    private final SessionWatch watch;
    private final Grouping synced;
    private volatile @Nullable OpenCopyIn current;

    Copies(
            Session session,
            SessionAccess access,
            Exchange exchange,
            SessionState state,
            Statements statements,
            Transactions transactions,
            SessionTypes types,
            SessionWatch watch) {
        this.session = session;
        this.access = access;
        this.exchange = exchange;
        this.statements = statements;
        this.transactions = transactions;
        this.types = types;
        this.watch = watch;
        this.synced = new SyncGrouping(exchange, state);
    }

    /** Begins a COPY to the server. */
    public OpenCopyIn in(ParsedSql sql, Caller caller) {
        Observers.Watch watching = watch.copying(sql, Direction.IN);
        CopyInRun run = open(sql, caller, watching, it -> new CopyInRun(exchange, statements.commands(), it));
        OpenCopyIn opened = new OpenCopyIn(session, run, caller, watching);
        current = opened;
        return opened;
    }

    /** Begins a COPY from the server, whose data are handed over as they are. */
    public OpenCopyOut out(ParsedSql sql, Caller caller, CopyDataSink sink) {
        Observers.Watch watching = watch.copying(sql, Direction.OUT);
        CopyOutRun run = open(sql, caller, watching, this::outRun);
        run.handTo(sink);
        return new OpenCopyOut(session, run, caller, watching);
    }

    /** Begins a COPY from the server, whose data are handed over as rows. */
    public OpenStream rows(ParsedSql sql, Caller caller, CopyRows.Factory factory) {
        Observers.Watch watching = watch.copying(sql, Direction.OUT);
        CopyRowStream stream = open(sql, caller, watching, it -> rowStream(outRun(it), factory, watching));
        return new OpenStream(session, stream, caller, watching);
    }

    private CopyOutRun outRun(Statement statement) throws IOException {
        return new CopyOutRun(exchange, statements.commands(), statement);
    }

    private static CopyRowStream rowStream(CopyOutRun run, CopyRows.Factory factory, Observers.@Nullable Watch watching)
            throws IOException {
        Format format = run.reply.format();
        CopyRows rows;
        try {
            rows = factory.create(format == null ? Format.TEXT : format, run.reply.columns());
        } catch (RuntimeException | Error e) {
            run.drop();
            throw e;
        }
        run.handTo(watching == null ? rows : new CountedData(rows, watching));
        return new CopyRowStream(run, rows);
    }

    private <T extends Underway> T open(
            ParsedSql sql, Caller caller, Observers.@Nullable Watch watching, Opening<T> opening) {
        try {
            return Objects.requireNonNull(access.exclusively(caller, sql, () -> {
                transactions.check(sql);
                try {
                    T run = opening.open(statement(sql, caller));
                    access.opened(run);
                    return run;
                } catch (PgException e) {
                    throw transactions.failed(e);
                } finally {
                    statements.takeConsequences(sql);
                }
            }));
        } catch (RuntimeException | Error e) {
            if (watching != null) {
                watching.failed(e);
            }
            throw e;
        }
    }

    private Statement statement(ParsedSql sql, Caller caller) throws IOException {
        return statements.statement(sql, NO_VALUES, caller.types(), transactions.beginning(sql.kind()));
    }

    /** Keeps other threads' statements waiting while something is done with a COPY. */
    public <T> T alone(Caller caller, Supplier<T> action) {
        return Objects.requireNonNull(access.exclusively(caller, null, action::get));
    }

    /** Has a COPY to the server stopped, which nobody sends anything for now: it notices when somebody does. */
    void cancel(@Nullable Caller caller) {
        OpenCopyIn known = current;
        if (known != null) {
            known.cancel(caller);
        }
    }

    /**
     * Looks columns up by a query that gives their names, the OIDs and modifiers of their types, and the OID of the table.
     *
     * @param query see {@link io.pgadapt.internal.catalog.ColumnQuery}
     */
    public CopyColumns lookUp(ParsedSql query, Caller caller) {
        return described(query, caller, statement -> {
            RowBuffer found = synced.ask(query.sql());
            List<Row> rows = found.rows(0, found.size());
            types.require(rows.stream().map(row -> (int) row.getLong(1)), synced);
            return rows.stream().map(this::column).toList();
        });
    }

    /** Returns the columns of a query, which is described and not run. */
    public CopyColumns describe(ParsedSql query, Caller caller) {
        return described(query, caller, statement -> {
            PreparedStatement prepared = statements.describer().prepare(ExtendedFlow.UNNAMED, statement);
            ResultShape shape = prepared.shape(statement.context());
            return shape == null ? List.of() : shape.columns();
        });
    }

    /**
     * Returns columns of types that were named, as SQL names them.
     *
     * @throws io.pgadapt.errors.ProgrammingError when there is no such type
     */
    public CopyColumns named(List<String> typeNames, ParsedSql sql, Caller caller) {
        return described(sql, caller, statement -> {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < typeNames.size(); i++) {
                String name = typeNames.get(i);
                PgType type = types.names(synced).find(name);
                if (type == null) {
                    throw ParameterFailures.ofColumn(i).noType(name);
                }
                columns.add(new Column("column" + (i + 1), type, null, -1, null, null, Format.TEXT));
            }
            return columns;
        });
    }

    private CopyColumns described(ParsedSql sql, Caller caller, Describing describing) {
        return Objects.requireNonNull(access.exclusively(caller, sql, () -> {
            transactions.check(sql);
            try {
                List<Column> columns = describing.columns(statement(sql, caller));
                // made after the types were looked up, so that codecs know them
                return new CopyColumns(columns, statement(sql, caller).context());
            } catch (PgException e) {
                throw transactions.failed(e);
            }
        }));
    }

    private Column column(Row row) {
        PgType type = types.catalog().byOid((int) row.getLong(1));
        return new Column(
                Objects.requireNonNull(row.getString(0)),
                type,
                null,
                row.getInt(2),
                (int) row.getLong(3),
                row.getInt(4),
                Format.TEXT);
    }

    /** Sends a statement and waits until data can flow. */
    @FunctionalInterface
    private interface Opening<T extends Underway> {
        T open(Statement statement) throws IOException;
    }

    /** Finds out what columns there are. */
    @FunctionalInterface
    private interface Describing {
        List<Column> columns(Statement statement) throws IOException;
    }

    /** Counts bytes for those who watch. */
    private static final class CountedData implements CopyDataSink {
        private final CopyDataSink target;
        private final Observers.Watch watch;
        private long bytes;

        CountedData(CopyDataSink target, Observers.Watch watch) {
            this.target = target;
            this.watch = watch;
        }

        @Override
        public void accept(byte[] data, int offset, int length) {
            bytes += length;
            watch.moved(bytes);
            target.accept(data, offset, length);
        }
    }
}
