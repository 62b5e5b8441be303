package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.PgType;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The extended query protocol: what its two flows share.
 *
 * <p>A statement that was described before leaves in one write and costs one round trip; one that was not costs another
 * round trip for the description. A transaction that is to begin begins in the same write.
 */
abstract class ExtendedFlow implements Flow {
    static final String UNNAMED = "";

    private static final int ALL_ROWS = 0;

    final Exchange exchange;
    private final SessionState state;
    private final SessionTypes types;
    private final BoundParameters parameters = new BoundParameters();
    private final Attempt<QueryResult> executing = it -> send(it).take();
    private long portals;

    ExtendedFlow(Exchange exchange, SessionState state, SessionTypes types) {
        this.exchange = exchange;
        this.state = state;
        this.types = types;
    }

    /** Returns the description of a statement, which costs a round trip unless it is known. */
    abstract Described describe(Statement statement) throws IOException;

    /** Writes and expects what must precede Bind. */
    abstract void writeBeforeBind(Statement statement, PreparedStatement prepared, WireWriter out);

    /** Writes what must come between Bind and Execute. */
    abstract void writeBeforeExecute(String portal, WireWriter out);

    /** Returns whether an error says that what was known of the statement is no longer true; forgets it then. */
    abstract boolean forgets(Statement statement, PgException error);

    @Override
    public final QueryResult run(Statement statement) throws IOException {
        return recovering(statement, executing);
    }

    @Override
    public final RowStream open(Statement statement, int batchSize) throws IOException {
        boolean inTransaction = statement.begin() != null || state.transaction() == TransactionStatus.IN_TRANSACTION;
        return recovering(statement, it -> PortalStream.open(this, it, nextPortal(), batchSize, inTransaction));
    }

    private String nextPortal() {
        return "pgadapt_" + ++portals;
    }

    @Override
    public final Sent send(Statement statement) throws IOException {
        Described described = describe(statement);
        PreparedStatement prepared = described.prepared();
        ResultShape shape = prepared.shape(statement.context());
        write(statement, prepared, described.begin(), UNNAMED, out -> {
            Execute.write(out, UNNAMED, ALL_ROWS);
            Sync.write(out);
        });
        PortalReply portal = new PortalReply(shape, statement.context(), exchange);
        ReadyReply ready = new ReadyReply();
        exchange.expect(portal);
        exchange.expect(ready);
        exchange.flush();
        return () -> take(statement, portal, ready);
    }

    private QueryResult take(Statement statement, PortalReply portal, ReadyReply ready) throws IOException {
        exchange.await(ready);
        if (portal.wasCopy()) {
            throw CopyRefusal.error(statement.sql());
        }
        check(ready.error(), statement);
        return types.complete(portal.result(), statement.grouping());
    }

    /**
     * Runs DECLARE, and asks for the columns of its cursor in the same round trip.
     *
     * @param cursor the cursor's name; to the protocol a cursor is a portal
     */
    final PreparedStatement declare(Statement statement, String cursor) throws IOException {
        return recovering(statement, it -> declareOnce(it, cursor));
    }

    private PreparedStatement declareOnce(Statement statement, String cursor) throws IOException {
        Described described = describe(statement);
        write(statement, described.prepared(), described.begin(), UNNAMED, out -> {
            Execute.write(out, UNNAMED, ALL_ROWS);
            Describe.write(out, Target.PORTAL, cursor);
            Sync.write(out);
        });
        exchange.expect(new PortalReply(null, statement.context(), exchange));
        DescribeReply columns = new DescribeReply();
        exchange.expect(columns);
        check(statement.grouping().settle(columns), statement);
        return columns(columns, statement);
    }

    /** Asks for the columns of a cursor that is open. */
    final PreparedStatement describeCursor(String cursor, Statement statement) throws IOException {
        Describe.write(exchange.out(), Target.PORTAL, cursor);
        statement.grouping().writeEnd(exchange.out());
        DescribeReply columns = new DescribeReply();
        exchange.expect(columns);
        check(statement.grouping().settle(columns), statement);
        return columns(columns, statement);
    }

    private PreparedStatement columns(DescribeReply reply, Statement statement) throws IOException {
        PreparedStatement columns = PreparedStatement.rows(reply.description());
        requireTypes(columns, statement);
        return columns;
    }

    /** Looks up types of columns that are not known; a cursor is of use without them. */
    final void requireTypes(PreparedStatement columns, Statement statement) throws IOException {
        try {
            types.require(columns.columnTypes(), statement.grouping());
        } catch (QueryCanceledError e) {
            // what was asked for before has succeeded
        }
    }

    /**
     * Writes a statement of a pipeline.
     *
     * @return the shape of its rows, or null where there are none, or it comes with them
     * @throws PgException when a parameter cannot be encoded; nothing was written then
     */
    final @Nullable ResultShape writePipelined(Statement statement, Described described) {
        PreparedStatement prepared = described.prepared();
        ResultShape shape = prepared.shape(statement.context());
        write(statement, prepared, described.begin(), UNNAMED, out -> Execute.write(out, UNNAMED, ALL_ROWS));
        return shape;
    }

    /** Writes everything up to and with Bind, and what follows it; nothing at all when a parameter cannot be encoded. */
    final void write(
            Statement statement,
            PreparedStatement prepared,
            @Nullable String begin,
            String portal,
            Consumer<WireWriter> afterBind) {
        parameters.bind(statement.values(), prepared.parameters(), statement.context());
        WireWriter out = exchange.out();
        int mark = out.size();
        try {
            writeBegin(begin, out);
            writeBeforeBind(statement, prepared, out);
            Bind.write(out, portal, prepared.name(), parameters, prepared.formats());
            writeBeforeExecute(portal, out);
            afterBind.accept(out);
        } catch (RuntimeException e) {
            out.truncate(mark);
            throw e;
        } finally {
            parameters.release();
        }
        expectBegin(begin);
    }

    /**
     * Asks for the description of a statement: one round trip, in which a transaction begins if one is to. Another one is
     * needed where it has to do with types that nobody has met yet.
     */
    final PreparedStatement prepare(String name, Statement statement) throws IOException {
        exchange.write(out -> {
            writeBegin(statement.begin(), out);
            Parse.write(out, name, statement.sql().sql(), statement.hints());
            Describe.write(out, Target.STATEMENT, name);
            statement.grouping().writeEnd(out);
        });
        expectBegin(statement.begin());
        DescribeReply reply = new DescribeReply();
        exchange.expect(reply);
        check(statement.grouping().settle(reply), statement);
        types.require(reply.types(), statement.grouping());
        return new PreparedStatement(name, statement.hints(), types(reply, statement.context()), reply.description());
    }

    /** Fails if the server refused something. */
    final void check(@Nullable ErrorResponse error, Statement statement) {
        if (error != null) {
            throw ServerErrors.exception(error, statement.sql());
        }
    }

    private <T> T recovering(Statement statement, Attempt<T> attempt) throws IOException {
        boolean nothingToLose = statement.begin() != null || state.transaction() == TransactionStatus.IDLE;
        try {
            return attempt.of(statement);
        } catch (PgException e) {
            if (!forgets(statement, e) || !nothingToLose) {
                throw e;
            }
            if (state.transaction() == TransactionStatus.FAILED) {
                new SimpleFlow(exchange, types).command("ROLLBACK");
            }
            return attempt.of(statement);
        }
    }

    private static PgType[] types(DescribeReply reply, CodecContext context) {
        return reply.parameterTypes().stream().map(context.catalog()::byOid).toArray(PgType[]::new);
    }

    /** Writes what begins a transaction, if one is to begin. */
    static void writeBegin(@Nullable String begin, WireWriter out) {
        if (begin != null) {
            Parse.write(out, UNNAMED, begin);
            Bind.write(out, UNNAMED, UNNAMED, Bind.Values.NONE, Format.TEXT);
            Execute.write(out, UNNAMED, ALL_ROWS);
        }
    }

    private void expectBegin(@Nullable String begin) {
        if (begin != null) {
            exchange.expect(Acknowledgement.upTo(CommandComplete.class));
        }
    }

    /**
     * A statement's description.
     *
     * @param begin how to begin the transaction, if that is still to be done
     */
    record Described(PreparedStatement prepared, @Nullable String begin) {}

    @FunctionalInterface
    private interface Attempt<T> {
        T of(Statement statement) throws IOException;
    }
}
