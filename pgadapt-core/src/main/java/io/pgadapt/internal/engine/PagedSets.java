package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.InsertPages;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.PgType;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * INSERT with a row for each of many sets. Pages have sizes that are powers of two, so that few statements need to be
 * prepared whatever the number of sets.
 */
final class PagedSets extends PlannedFlow {
    private static final String UNNAMED = ExtendedFlow.UNNAMED;
    private static final int ALL_ROWS = 0;
    private static final int MOST_PARAMETERS = 65_535;

    /** Larger pages hardly gain anything, and take long to parse the first time. */
    private static final int MOST_SETS = 256;

    private static final int MOST_BYTES = 1024 * 1024;

    private final Exchange exchange;
    private final InsertPages pages;
    private final BoundParameters parameters = new BoundParameters();
    private final EncodedSets waiting = new EncodedSets();
    private @Nullable BatchPlan rowPlan;
    private @Nullable BatchPlan pagePlan;
    private int pageSize;
    private long first;

    PagedSets(
            InsertPages pages,
            Exchange exchange,
            BatchWindows windows,
            Statements statements,
            BatchTotals totals,
            Grouping synced) {
        super(windows, statements, totals, synced);
        this.exchange = exchange;
        this.pages = pages;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // plans are made once, and compared as that
    void add(BatchPlan plan, @Nullable Object[] values, long index) throws IOException {
        if (plan != rowPlan) {
            rowPlan = plan;
            pagePlan = null;
        }
        PgType[] types = plan.prepared().parameters();
        parameters.bind(values, types, plan.context());
        try {
            waiting.add(parameters);
        } finally {
            parameters.release();
        }
        first = waiting.size() == 1 ? index : first;
        int most = Integer.highestOneBit(Math.min(MOST_SETS, MOST_PARAMETERS / types.length));
        if (waiting.size() == most) {
            write(plan, 0, most);
            waiting.clear();
        } else if (waiting.bytes() >= MOST_BYTES) {
            send();
        }
    }

    @Override
    public void send() throws IOException {
        BatchPlan plan = rowPlan;
        int size = waiting.size();
        int written = 0;
        while (plan != null && written < size) {
            int count = Integer.highestOneBit(size - written);
            write(plan, written, count);
            written += count;
        }
        waiting.clear();
        endWindow();
    }

    private void write(BatchPlan row, int from, int count) throws IOException {
        BatchPlan plan = page(row, count);
        boolean isFirst = !windows.isOpen();
        if (isFirst) {
            open(plan, row.sql(), first + from, count);
        }
        WireWriter out = exchange.out();
        int mark = out.size();
        Bind.write(
                out,
                UNNAMED,
                plan.prepared().name(),
                waiting.slice(from, count),
                plan.prepared().formats());
        if (isFirst && plan.isUnnamed()) {
            // the table may have changed since the statement was described
            Describe.write(out, Target.PORTAL, UNNAMED);
        }
        Execute.write(out, UNNAMED, ALL_ROWS);
        if (windows.isFullWith(out.size() - mark)) {
            endWindow();
        }
    }

    /** Returns how a page of so many rows is bound. All of a window have the same number. */
    private BatchPlan page(BatchPlan row, int count) throws IOException {
        BatchPlan known = pagePlan;
        if (known == null || pageSize != count) {
            endWindow();
            known = plan(statement(row, count));
            pagePlan = known;
            pageSize = count;
        }
        return known;
    }

    /** Parameters keep the types that they have where the row stands alone. */
    private Statement statement(BatchPlan row, int count) {
        if (count == 1) {
            return row.statement();
        }
        int[] types =
                Arrays.stream(row.prepared().parameters()).mapToInt(PgType::oid).toArray();
        int[] hints = new int[types.length * count];
        for (int i = 0; i < hints.length; i++) {
            hints[i] = types[i % types.length];
        }
        Parameters asked = new Parameters(new Object[0], hints);
        return new Statement(
                pages.of(count), asked, row.context(), row.statement().grouping(), null);
    }

    private void open(BatchPlan plan, ParsedSql given, long firstSet, int count) {
        String begin = windows.begin(plan.sql().kind());
        WireWriter out = exchange.out();
        ExtendedFlow.writeBegin(begin, out);
        if (plan.isUnnamed()) {
            Parse.write(out, UNNAMED, plan.sql().sql(), plan.statement().hints());
        }
        windows.open(
                new WindowReply(
                        totals,
                        plan.shape(),
                        plan.context(),
                        firstSet,
                        count,
                        (error, page) -> failure(plan, given, error)),
                begin);
    }

    /** Positions in a page say nothing about the text that the user gave. */
    private PgException failure(BatchPlan plan, ParsedSql given, ErrorResponse error) {
        PgException reason = SqlStateErrors.create(ServerErrors.report(error).at(given.userText(), null));
        statements.pipelined(plan.sql()).forgets(plan.statement(), reason);
        return reason;
    }

    private void endWindow() throws IOException {
        if (windows.isOpen()) {
            Sync.write(exchange.out());
            windows.send();
        }
    }
}
