package io.pgadapt;

import io.pgadapt.copy.CopyIn;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.internal.copy.RowObjects;
import io.pgadapt.internal.copy.RowWriter;
import io.pgadapt.internal.copy.TypedCopy;
import io.pgadapt.internal.engine.OpenCopyIn;
import io.pgadapt.internal.engine.QueryResult;
import org.jspecify.annotations.Nullable;

/** Rows that are gathered in pieces, which are sent by a COPY that the first row begins. */
final class DefaultCopyIn implements CopyIn {
    private static final int PIECE = 64 * 1024;
    private static final @Nullable Object[] NO_ROW = {};

    private final DefaultCopy copy;
    private final TypedCopy typed;
    private @Nullable OpenCopyIn open;
    private @Nullable RowWriter writer;
    private @Nullable RowObjects objects;
    private boolean over;

    DefaultCopyIn(DefaultCopy copy, TypedCopy typed) {
        this.copy = copy;
        this.typed = typed;
        if (typed.columns().isEmpty()) {
            writer(NO_ROW); // the server knows why there are none, or how many
        }
    }

    @Override
    public CopyIn row(@Nullable Object... values) {
        RowWriter rows = writer(values(values));
        rows.row(values(values));
        if (rows.size() >= PIECE) {
            flush(rows);
        }
        return this;
    }

    @Override
    public CopyIn rowOf(Object row) {
        requireOpen();
        RowObjects known = objects;
        if (known == null) {
            known = new RowObjects(typed.names());
            objects = known;
        }
        return row(known.values(row));
    }

    @Override
    public long rowCount() {
        return writer == null ? 0 : writer.rows();
    }

    @Override
    public long finish() {
        RowWriter rows = writer(NO_ROW);
        rows.end();
        flush(rows);
        QueryResult result = opened().finish();
        over = true;
        copy.progress().progressed(result.rowCount(), opened().bytes());
        return copy.done(result);
    }

    @Override
    public void close() {
        OpenCopyIn running = open;
        if (!over && running != null) {
            running.fail("closed without being finished");
        }
        over = true;
    }

    private RowWriter writer(@Nullable Object[] firstRow) {
        requireOpen();
        RowWriter known = writer;
        if (known == null) {
            open = typed.begin(firstRow, copy::start);
            known = typed.writer(open);
            known.begin();
            writer = known;
        }
        return known;
    }

    private void flush(RowWriter rows) {
        if (rows.size() > 0) {
            opened().send(rows.data(), 0, rows.size());
            rows.clear();
            copy.progress().progressed(rows.rows(), opened().bytes());
        }
    }

    private OpenCopyIn opened() {
        OpenCopyIn known = open;
        if (known == null) {
            throw new AssertionError("rows are written after COPY has begun");
        }
        return known;
    }

    private void requireOpen() {
        if (over || (open != null && open.isOver())) {
            throw new InterfaceError(ErrorReport.of("this COPY is finished, closed, or has failed; begin another one")
                    .beforeWriting());
        }
    }

    /** A lone null is one value, although Java passes it as if there were no array of them. */
    @SuppressWarnings("NullAway") // the array itself may be null whatever its type says
    private static @Nullable Object[] values(@Nullable Object[] values) {
        return values == null ? new @Nullable Object[1] : values;
    }
}
