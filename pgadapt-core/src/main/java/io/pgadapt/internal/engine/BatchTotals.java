package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the sets of a batch came to, all together; rows are dropped. */
public class BatchTotals {
    private static final int UNKNOWN = -1;

    private long rowCount;
    private String status = "";

    /** Creates totals of nothing. */
    public BatchTotals() {}

    /** Returns whether it is asked what each set came to. */
    boolean tellsSetsApart() {
        return false;
    }

    /**
     * Takes note of the columns of the rows to come, or of none.
     *
     * @throws io.pgadapt.errors.PgException when such rows cannot be kept beside those that are here
     */
    void expect(@Nullable ResultShape shape) {}

    /** Takes the rows that come next; returns false when the next message is none. */
    boolean takeRows(MessageChannel channel, ResultShape shape, Deadline deadline) throws IOException {
        return channel.nextRows(shape.size(), deadline) != null;
    }

    /** Takes note that a statement has run for so many sets. */
    void completed(CommandComplete tag, int sets) {
        long rows = tag.rows();
        rowCount = rows < 0 || rowCount < 0 ? UNKNOWN : rowCount + rows;
        status = tag.tag();
    }

    /** Returns all together as one result. */
    QueryResult result() {
        return new QueryResult(null, new RowBuffer(), rowCount, status);
    }
}
