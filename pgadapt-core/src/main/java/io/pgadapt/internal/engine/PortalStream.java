package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.message.Close;
import io.pgadapt.protocol.message.CloseComplete;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.Flush;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a portal, batch by batch.
 *
 * <p>Two batches are asked for at any time, so that the server never waits for us; leaving early costs at most these. They
 * are flushed, not synced: outside of a transaction block a Sync would end the portal.
 */
final class PortalStream implements RowStream, BatchReply.Sink {
    private static final int BATCHES_AHEAD = 2;

    private final ExtendedFlow flow;
    private final Exchange exchange;
    private final Statement statement;
    private final String portal;
    private final int batchSize;
    private final boolean inTransaction;
    private final Queue<RowRun> arrived = new ArrayDeque<>();
    private final Queue<BatchReply> outstanding = new ArrayDeque<>();
    private ResultShape shape;
    private @Nullable PgException failure;
    private boolean closed;

    private PortalStream(
            ExtendedFlow flow,
            Statement statement,
            ResultShape shape,
            String portal,
            int batchSize,
            boolean inTransaction) {
        this.flow = flow;
        this.exchange = flow.exchange;
        this.statement = statement;
        this.shape = shape;
        this.portal = portal;
        this.batchSize = batchSize;
        this.inTransaction = inTransaction;
    }

    /** Binds the portal and asks for the first rows; an error that comes before them is thrown here. */
    static PortalStream open(
            ExtendedFlow flow, Statement statement, String portal, int batchSize, boolean inTransaction)
            throws IOException {
        ExtendedFlow.Described described = flow.describe(statement);
        PreparedStatement prepared = described.prepared();
        ResultShape shape = prepared.shape(statement.context());
        if (shape == null) {
            throw new ProgrammingError(
                    ErrorReport.of("there is nothing to stream: the statement gives no rows; use execute")
                            .inSql(statement.sql().userText()));
        }
        PortalStream stream = new PortalStream(flow, statement, shape, portal, batchSize, inTransaction);
        flow.write(statement, prepared, described.begin(), portal, stream::writeBatches);
        stream.expectBatches();
        flow.exchange.flush();
        stream.take();
        return stream;
    }

    @Override
    public ResultShape shape() {
        return shape;
    }

    @Override
    public int columns() {
        return shape.size();
    }

    @Override
    public void described(RowDescription description) {
        shape = PreparedStatement.shapeAsDescribed(description, statement.context());
    }

    @Override
    public void rows(RowRun run) {
        arrived.add(run);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable RowRun next() throws IOException {
        while (arrived.isEmpty() && !closed) {
            take();
        }
        RowRun run = arrived.poll();
        if (run == null && failure != null) {
            PgException reason = failure;
            failure = null;
            throw reason;
        }
        return run;
    }

    @Override
    public void pause() throws IOException {
        if (closed || outstanding.isEmpty()) {
            return; // nothing is awaited: it has ended, or it has made way before
        }
        try {
            if (inTransaction) {
                while (!closed && !outstanding.isEmpty()) {
                    takeBatch(false);
                }
            } else {
                while (!closed) {
                    takeBatch(true);
                }
            }
            if (!closed) {
                sync();
            }
        } catch (PgException e) {
            // belongs to whoever reads the stream, not to the statement that it makes room for
            failure = e;
        }
    }

    @Override
    public void endWithTransaction() throws IOException {
        if (!closed) {
            close();
            failure = new ProgrammingError(
                    ErrorReport.of("the transaction has ended before all rows of the stream were read")
                            .inSql(statement.sql().userText()));
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            end();
            arrived.clear();
        }
    }

    /** Waits for rows, or for the end of a batch. */
    private void take() throws IOException {
        if (outstanding.isEmpty()) {
            askForBatches();
        }
        BatchReply batch = outstanding.element();
        exchange.await(() -> batch.isOver() || !arrived.isEmpty());
        if (batch.isOver()) {
            settle(batch, true);
        }
    }

    private void takeBatch(boolean askForMore) throws IOException {
        if (outstanding.isEmpty()) {
            askForBatches();
        }
        BatchReply batch = outstanding.element();
        exchange.await(batch);
        settle(batch, askForMore);
    }

    private void settle(BatchReply batch, boolean askForMore) throws IOException {
        outstanding.remove();
        ErrorResponse error = batch.error();
        if (error != null) {
            closed = true;
            exchange.drain();
            flow.check(error, statement);
        }
        if (batch.isLast()) {
            end();
        } else if (askForMore) {
            Execute.write(exchange.out(), portal, batchSize);
            Flush.INSTANCE.encode(exchange.out());
            expectBatch();
            exchange.flush();
        }
    }

    private void askForBatches() throws IOException {
        writeBatches(exchange.out());
        expectBatches();
        exchange.flush();
    }

    private void writeBatches(WireWriter out) {
        for (int i = 0; i < BATCHES_AHEAD; i++) {
            Execute.write(out, portal, batchSize);
        }
        Flush.INSTANCE.encode(out);
    }

    private void expectBatches() {
        for (int i = 0; i < BATCHES_AHEAD; i++) {
            expectBatch();
        }
    }

    private void expectBatch() {
        BatchReply batch = new BatchReply(this);
        outstanding.add(batch);
        exchange.expect(batch);
    }

    private void end() throws IOException {
        closed = true;
        Close.write(exchange.out(), Target.PORTAL, portal);
        exchange.expect(Acknowledgement.upTo(CloseComplete.class));
        sync();
        outstanding.clear();
    }

    private void sync() throws IOException {
        Sync.write(exchange.out());
        ReadyReply ready = new ReadyReply();
        exchange.expect(ready);
        exchange.flush();
        exchange.await(ready);
    }
}
