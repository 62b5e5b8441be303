package io.pgadapt.internal.copy;

import io.pgadapt.errors.DataError;
import io.pgadapt.internal.engine.CopyRows;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the data of COPY rows as a query gives them, which everything that reads rows can read then. A row that has come in
 * part only waits for the rest.
 */
abstract class RowAssembly implements CopyRows {
    private static final int LEAST_CAPACITY = 8 * 1024;
    private static final int ROW_TAG = 'D';

    private final ResultShape shape;
    WireWriter rows = new WireWriter(LEAST_CAPACITY);
    private int count;
    private byte[] pending = new byte[0];
    private int pendingSize;
    private @Nullable RuntimeException failure;
    private long finished;

    RowAssembly(ResultShape shape) {
        this.shape = shape;
    }

    /** Takes the complete rows among the bytes; returns the index after the last of them. */
    abstract int parse(byte[] data, int from, int to);

    /** Returns whether what is left at the end is a part of a row. */
    abstract boolean isIncomplete(int left);

    @Override
    public final ResultShape shape() {
        return shape;
    }

    final int columns() {
        return shape.size();
    }

    @Override
    public final void accept(byte[] data, int offset, int length) {
        if (failure != null) {
            return;
        }
        try {
            if (pendingSize == 0) {
                keep(data, parse(data, offset, offset + length), offset + length);
            } else {
                append(data, offset, offset + length);
                keep(pending, parse(pending, 0, pendingSize), pendingSize);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void keep(byte[] data, int from, int to) {
        pendingSize = 0;
        append(data, from, to);
    }

    private void append(byte[] data, int from, int to) {
        int size = pendingSize + to - from;
        if (size > pending.length) {
            byte[] larger = new byte[Math.max(size, pending.length * 2)];
            System.arraycopy(pending, 0, larger, 0, pendingSize);
            System.arraycopy(data, from, larger, pendingSize, to - from);
            pending = larger;
        } else {
            System.arraycopy(data, from, pending, pendingSize, to - from);
        }
        pendingSize = size;
    }

    /** Begins a row; the returned mark belongs to {@link #endRow}. */
    final int beginRow() {
        int mark = rows.beginMessage((char) ROW_TAG);
        rows.int16(columns());
        return mark;
    }

    final void endRow(int mark) {
        rows.endMessage(mark);
        rowIsComplete();
    }

    /** Adds a row whose number of columns, lengths and values are as in a query's row. */
    final void addRow(byte[] data, int from, int to) {
        int mark = rows.beginMessage((char) ROW_TAG);
        rows.bytes(data, from, to - from);
        endRow(mark);
    }

    private void rowIsComplete() {
        count++;
        finished++;
    }

    @Override
    public final @Nullable RowRun poll() {
        if (count == 0) {
            if (failure != null) {
                throw failure;
            }
            return null;
        }
        RowRun run = new RowRun(rows.array(), 0, rows.size(), count);
        rows = new WireWriter(Math.max(LEAST_CAPACITY, rows.size() + rows.size() / 8));
        count = 0;
        return run;
    }

    @Override
    public final void end() {
        if (failure == null && isIncomplete(pendingSize)) {
            failure = malformed("the data end in the middle of it");
        }
    }

    final DataError malformed(String what) {
        return new DataError("row " + (finished + 1) + " of the copied data cannot be read: " + what);
    }

    /** Returns whether bytes are those of a text. */
    static boolean equal(byte[] data, int from, int to, byte[] text) {
        return Arrays.equals(data, from, to, text, 0, text.length);
    }
}
