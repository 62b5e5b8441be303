package io.pgadapt.internal.copy;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.wire.BigEndian;

/** Reads the binary format, whose rows are those of a query but for what frames them. */
final class BinaryRows extends RowAssembly {
    private static final int COUNT_SIZE = 2;
    private static final int LENGTH_SIZE = 4;
    private static final int END = -1;

    private boolean begun;

    BinaryRows(ResultShape shape) {
        super(shape);
    }

    @Override
    int parse(byte[] data, int from, int to) {
        int at = from;
        for (int next = part(data, at, to); next >= 0; next = part(data, at, to)) {
            at = next;
        }
        return at;
    }

    /** Takes a header or a row; returns the index after it, or -1 when it is not complete. */
    private int part(byte[] data, int from, int to) {
        return begun ? row(data, from, to) : header(data, from, to);
    }

    private int header(byte[] data, int from, int to) {
        int size = BinaryHeader.size(data, from, to);
        begun = size >= 0;
        return begun ? from + size : -1;
    }

    /** Takes one row; returns the index after it, or -1 when it is not complete. */
    private int row(byte[] data, int from, int to) {
        if (to - from < COUNT_SIZE) {
            return -1;
        }
        int count = BigEndian.getShort(data, from);
        if (count == END) {
            begun = false; // the data of another COPY of the same text may follow
            return from + COUNT_SIZE;
        }
        if (count != columns()) {
            throw malformed("it has " + count + " columns instead of " + columns());
        }
        int end = endOfValues(data, from + COUNT_SIZE, to);
        if (end >= 0) {
            addRow(data, from, end);
        }
        return end;
    }

    private int endOfValues(byte[] data, int from, int to) {
        int at = from;
        for (int column = 0; column < columns(); column++) {
            if (to - at < LENGTH_SIZE) {
                return -1;
            }
            int length = BigEndian.getInt(data, at);
            at += LENGTH_SIZE;
            if (length < -1) {
                throw malformed("a value has the length " + length);
            }
            if (length > to - at) {
                return -1;
            }
            at += Math.max(0, length);
        }
        return at;
    }

    @Override
    boolean isIncomplete(int left) {
        return begun || left > 0;
    }
}
