package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The extended protocol: sets are bound by a plan, which changes only when values of other classes come. */
abstract class PlannedFlow implements BatchFlow {
    final BatchWindows windows;
    final Statements statements;
    final BatchTotals totals;
    private final Grouping synced;
    private final Grouping betweenWindows = new BetweenWindows();
    private @Nullable BatchPlan plan;

    PlannedFlow(BatchWindows windows, Statements statements, BatchTotals totals, Grouping synced) {
        this.windows = windows;
        this.statements = statements;
        this.totals = totals;
        this.synced = synced;
    }

    /** Writes one more set. */
    abstract void add(BatchPlan current, @Nullable Object[] values, long index) throws IOException;

    @Override
    public final void add(ParsedSql sql, @Nullable Object[] given, CodecRegistry registry, long index)
            throws IOException {
        BatchPlan current = plan;
        if (current != null && current.fits(sql, given, registry)) {
            add(current, given, index);
            return;
        }
        Statement statement = asBefore(current, statements.statement(sql, given, registry, betweenWindows, null));
        if (current == null || !isCovered(statement, current)) {
            send();
            current = plan(statement);
            totals.expect(current.shape());
            plan = current;
        }
        add(current, statement.values(), index);
    }

    /** Returns how a statement is bound; costs a round trip unless that is known. No window is open. */
    final BatchPlan plan(Statement statement) throws IOException {
        ParsedSql sql = statement.sql();
        Statement asked =
                new Statement(sql, statement.parameters(), statement.context(), synced, windows.begin(sql.kind()));
        return new BatchPlan(asked, statements.pipelined(sql).describe(asked).prepared());
    }

    /** A NULL asks for nothing; it takes the type that the sets before gave it, so that it needs no plan of its own. */
    private static Statement asBefore(@Nullable BatchPlan before, Statement statement) {
        if (before == null || !before.isFor(statement.sql())) {
            return statement;
        }
        int[] hints = statement.hints();
        int[] known = before.statement().hints();
        @Nullable Object[] values = statement.values();
        if (hints.length != known.length) {
            return statement;
        }
        int[] merged = hints.clone();
        for (int i = 0; i < merged.length; i++) {
            merged[i] = values[i] == null && merged[i] == 0 ? known[i] : merged[i];
        }
        return statement.with(new Parameters(values, merged));
    }

    private static boolean isCovered(Statement statement, BatchPlan current) {
        return current.isFor(statement.sql())
                && Arrays.equals(statement.hints(), current.statement().hints());
    }

    /** Before anything is asked in between, what was written has to leave with its end. */
    private final class BetweenWindows implements Grouping {
        @Override
        public void writeEnd(WireWriter out) {
            synced.writeEnd(out);
        }

        @Override
        public @Nullable ErrorResponse settle(DescribeReply last) throws IOException {
            return synced.settle(last);
        }

        @Override
        public RowBuffer ask(String sql) throws IOException {
            send();
            return synced.ask(sql);
        }
    }
}
