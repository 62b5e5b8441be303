package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What each set of a batch came to, and all rows. */
public final class BatchRecord extends BatchTotals {
    private static final int FIRST_CAPACITY = 16;

    private final RowBuffer rows = new RowBuffer();
    private @Nullable ResultShape shape;
    private long[] counts = new long[FIRST_CAPACITY];

    /** For each set, the index behind its last row. */
    private int[] ends = new int[FIRST_CAPACITY];

    private int sets;

    /** Creates a record of nothing. */
    public BatchRecord() {}

    /** Returns how many sets have run. */
    public int sets() {
        return sets;
    }

    /** Returns how many rows a set has changed or returned; -1 when that is not known, or does not apply. */
    public long rowCount(int set) {
        return counts[set];
    }

    /** Returns the index of a set's first row. */
    public int firstRow(int set) {
        return set == 0 ? 0 : ends[set - 1];
    }

    /** Returns the index behind a set's last row. */
    public int endOfRows(int set) {
        return ends[set];
    }

    @Override
    boolean tellsSetsApart() {
        return true;
    }

    @Override
    void expect(@Nullable ResultShape next) {
        ResultShape known = shape;
        if (known == null) {
            shape = next;
        } else if (next != null && !known.columns().equals(next.columns())) {
            throw new ProgrammingError(ErrorReport.of(
                            "the rows have columns of other types than those of the sets before; cast what is returned")
                    .beforeWriting());
        }
    }

    @Override
    boolean takeRows(MessageChannel channel, ResultShape known, Deadline deadline) throws IOException {
        RowRun run = channel.collectRows(known.size(), deadline);
        if (run == null) {
            return false;
        }
        rows.add(run, known);
        return true;
    }

    @Override
    void completed(CommandComplete tag, int count) {
        super.completed(tag, count);
        if (count == 1) {
            add(tag.rows(), rows.size());
        } else {
            addEach(tag.rows() == count, count);
        }
    }

    /** Of a statement for several sets nobody can tell to which its rows belong, unless each has one. */
    private void addEach(boolean oneEach, int count) {
        int size = rows.size();
        boolean rowEach = oneEach && shape != null;
        for (int left = count - 1; left >= 0; left--) {
            add(oneEach ? 1 : -1, rowEach ? size - left : size);
        }
    }

    private void add(long count, int end) {
        if (sets == counts.length) {
            if (sets == Integer.MAX_VALUE / 2) {
                throw new NotSupportedError("a batch of more than " + sets + " sets is too large to keep its results");
            }
            counts = Arrays.copyOf(counts, sets * 2);
            ends = Arrays.copyOf(ends, sets * 2);
        }
        counts[sets] = count;
        ends[sets] = end;
        sets++;
    }

    @Override
    QueryResult result() {
        QueryResult totals = super.result();
        return new QueryResult(shape, rows, totals.rowCount(), totals.status());
    }
}
