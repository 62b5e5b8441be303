package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bind and Execute for each set. */
final class BoundSets extends PlannedFlow {
    private static final String UNNAMED = ExtendedFlow.UNNAMED;
    private static final int ALL_ROWS = 0;

    private final Exchange exchange;
    private final BoundParameters parameters = new BoundParameters();

    BoundSets(Exchange exchange, BatchWindows windows, Statements statements, BatchTotals totals, Grouping synced) {
        super(windows, statements, totals, synced);
        this.exchange = exchange;
    }

    @Override
    void add(BatchPlan plan, @Nullable Object[] values, long index) throws IOException {
        parameters.bind(values, plan.prepared().parameters(), plan.context());
        boolean isFirst = !windows.isOpen();
        if (isFirst) {
            open(plan, index);
        }
        WireWriter out = exchange.out();
        int mark = out.size();
        try {
            Bind.write(
                    out,
                    UNNAMED,
                    plan.prepared().name(),
                    parameters,
                    plan.prepared().formats());
        } catch (RuntimeException e) {
            out.truncate(mark);
            throw e;
        } finally {
            parameters.release();
        }
        if (isFirst && plan.isUnnamed()) {
            // the table may have changed since the statement was described
            Describe.write(out, Target.PORTAL, UNNAMED);
        }
        Execute.write(out, UNNAMED, ALL_ROWS);
        if (windows.isFullWith(out.size() - mark)) {
            send();
        }
    }

    private void open(BatchPlan plan, long index) {
        String begin = windows.begin(plan.sql().kind());
        WireWriter out = exchange.out();
        ExtendedFlow.writeBegin(begin, out);
        if (plan.isUnnamed()) {
            Parse.write(out, UNNAMED, plan.sql().sql(), plan.statement().hints());
        }
        windows.open(
                new WindowReply(
                        totals, plan.shape(), plan.context(), index, 1, (error, statement) -> failure(plan, error)),
                begin);
    }

    private PgException failure(BatchPlan plan, ErrorResponse error) {
        PgException reason = ServerErrors.exception(error, plan.sql());
        // too late for this batch, but the next one is described anew
        statements.pipelined(plan.sql()).forgets(plan.statement(), reason);
        return reason;
    }

    @Override
    public void send() throws IOException {
        if (windows.isOpen()) {
            Sync.write(exchange.out());
            windows.send();
        }
    }
}
