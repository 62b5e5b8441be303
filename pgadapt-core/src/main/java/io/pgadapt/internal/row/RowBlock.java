package io.pgadapt.internal.row;

import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.wire.BigEndian;
import org.jspecify.annotations.Nullable;

/**
 * A run of rows as they came over the wire, DataRow messages back to back, that were checked when they arrived.
 *
 * <p>Thread-safe: the bytes never change, and the marks are the same whoever makes them.
 */
final class RowBlock {
    /** Tag, length and number of columns: what precedes the first column of a DataRow message. */
    static final int HEADER_SIZE = 7;

    private static final int MARK_EVERY = 16;

    final byte[] data;
    final ResultShape shape;
    final int start;
    final int count;

    /** The index of this block's first row in its result. */
    final int first;

    private int @Nullable [] marks;

    RowBlock(RowRun run, ResultShape shape, int first) {
        this.data = run.data();
        this.start = run.start();
        this.count = run.count();
        this.shape = shape;
        this.first = first;
    }

    private RowBlock(RowBlock rows, ResultShape shape) {
        this.data = rows.data;
        this.start = rows.start;
        this.count = rows.count;
        this.shape = shape;
        this.first = rows.first;
    }

    /** Returns the same rows, to be read in another way. */
    RowBlock withShape(ResultShape newShape) {
        return new RowBlock(this, newShape);
    }

    /** Returns where the message after the one at the offset starts. */
    int next(int offset) {
        return offset + 1 + BigEndian.getInt(data, offset + 1);
    }

    /** Returns where the row of that index in the result, which is in this block, starts. */
    int offset(int row) {
        int index = row - first;
        if (index == 0) {
            return start;
        }
        int[] known = marks;
        if (known == null) {
            known = mark();
            marks = known;
        }
        int offset = known[index / MARK_EVERY];
        for (int i = index % MARK_EVERY; i > 0; i--) {
            offset = next(offset);
        }
        return offset;
    }

    private int[] mark() {
        int[] found = new int[(count + MARK_EVERY - 1) / MARK_EVERY];
        int offset = start;
        for (int i = 0; i < count; i++) {
            if (i % MARK_EVERY == 0) {
                found[i / MARK_EVERY] = offset;
            }
            offset = next(offset);
        }
        return found;
    }
}
