package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The rows of a simple query as they arrive. The protocol has no batches here: leaving early reads the rest away. */
final class QueryStream implements RowStream {
    private final Exchange exchange;
    private final SimpleFlow.SentText text;
    private final StreamedReply reply;
    private final Queue<RowRun> arrived;
    private ResultShape shape;

    private QueryStream(Exchange exchange, SimpleFlow.SentText text, StreamedReply reply, ResultShape shape) {
        this.exchange = exchange;
        this.text = text;
        this.reply = reply;
        this.arrived = reply.arrived;
        this.shape = shape;
    }

    static QueryStream open(SimpleFlow flow, Exchange exchange, Statement statement) throws IOException {
        CopyRefusal copies = CopyRefusal.simple(exchange);
        StreamedReply reply = new StreamedReply(statement.context(), copies);
        SimpleFlow.SentText text = flow.send(statement, reply);
        exchange.await(() -> reply.isOver() || reply.shape() != null);
        if (copies.wasNeeded()) {
            throw CopyRefusal.error(statement.sql());
        }
        text.check(reply.error());
        ResultShape shape = reply.shape();
        if (shape == null) {
            throw new ProgrammingError(
                    ErrorReport.of("there was nothing to stream: the statement gave no rows; use execute")
                            .inSql(statement.sql().userText()));
        }
        return new QueryStream(exchange, text, reply, shape);
    }

    @Override
    public ResultShape shape() {
        return shape;
    }

    /** Waits for all rows; fails if the query does, of which nobody has seen a row yet. */
    void takeIn() throws IOException {
        pause();
        text.check(reply.error());
    }

    /** Takes note that more is known of the columns. */
    void shape(ResultShape completed) {
        shape = completed;
    }

    @Override
    public boolean isClosed() {
        return reply.isOver();
    }

    @Override
    public @Nullable RowRun next() throws IOException {
        exchange.await(() -> reply.isOver() || !arrived.isEmpty());
        RowRun run = arrived.poll();
        if (run == null) {
            text.check(reply.error());
        }
        return run;
    }

    @Override
    public void pause() throws IOException {
        exchange.await(reply);
    }

    @Override
    public void endWithTransaction() throws IOException {
        pause();
    }

    @Override
    public void close() throws IOException {
        arrived.clear();
        reply.dropping = true;
        exchange.await(reply);
    }

    private static final class StreamedReply extends QueryReply {
        private final Queue<RowRun> arrived = new ArrayDeque<>();
        private boolean dropping;

        private StreamedReply(CodecContext context, CopyRefusal copies) {
            super(context, copies);
        }

        @Override
        boolean takeRows(MessageChannel channel, Deadline deadline) throws IOException {
            ResultShape known = shape();
            RowRun run = known == null ? null : channel.nextRows(known.size(), deadline);
            if (run != null && !dropping) {
                arrived.add(run);
            }
            return run != null;
        }
    }
}
