package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.row.ResultShape;
import java.nio.charset.StandardCharsets;

/** Reads comma separated values, in UTF-8; a quoted value may go on over lines. */
final class CsvRows extends RowAssembly {
    private static final int INCOMPLETE = -1;

    private final char delimiter;
    private final char quote;
    private final char escape;
    private final byte[] nullText;
    private boolean headerIsAhead;

    CsvRows(ResultShape shape, CopyOptions options) {
        super(shape);
        this.delimiter = options.delimiter();
        this.quote = options.quote();
        this.escape = options.escape();
        this.nullText = options.nullText().getBytes(StandardCharsets.UTF_8);
        this.headerIsAhead = options.hasHeader();
    }

    @Override
    int parse(byte[] data, int from, int to) {
        int at = from;
        for (int next = record(data, at, to); next != INCOMPLETE; next = record(data, at, to)) {
            at = next;
        }
        return at;
    }

    /** Takes one record; returns the index after it, or -1 when it is not complete. */
    private int record(byte[] data, int from, int to) {
        int start = rows.size();
        int row = beginRow();
        int found = 0;
        int at = from;
        while (at < to) {
            int end = field(data, at, to);
            if (end == INCOMPLETE) {
                break;
            }
            found++;
            if (data[end] == '\n') {
                complete(start, row, columns() == 0 ? 0 : found);
                return end + 1;
            }
            at = end + 1;
        }
        rows.truncate(start);
        return INCOMPLETE;
    }

    private void complete(int start, int row, int found) {
        if (headerIsAhead) {
            headerIsAhead = false;
            rows.truncate(start);
            return;
        }
        if (found != columns()) {
            throw malformed("it has " + found + " values for " + columns() + " columns");
        }
        if (found == 0) {
            rows.truncate(row);
            rows.int32(0).int16(0);
        }
        endRow(row);
    }

    /** Takes one value; returns the index of what follows it, which is a delimiter or a newline, or -1. */
    private int field(byte[] data, int from, int to) {
        int mark = rows.beginValue();
        boolean quoted = false;
        int at = from;
        while (at < to && data[at] != delimiter && data[at] != '\n') {
            if (data[at] == quote) {
                quoted = true;
                at = quotedPart(data, at + 1, to);
                if (at == INCOMPLETE) {
                    return INCOMPLETE;
                }
            } else {
                rows.int8(data[at++]);
            }
        }
        if (at >= to) {
            return INCOMPLETE;
        }
        if (!quoted && equal(data, from, at, nullText)) {
            rows.truncate(mark);
            rows.nullValue();
        } else {
            rows.endValue(mark);
        }
        return at;
    }

    /** Takes what is between quotes; returns the index after the second one, or -1. */
    private int quotedPart(byte[] data, int from, int to) {
        int at = from;
        // one more than the quote must be there: it may be the first of two
        while (at + 1 < to) {
            byte value = data[at];
            if (value == escape && (data[at + 1] == quote || data[at + 1] == escape)) {
                rows.int8(data[at + 1]);
                at += 2;
            } else if (value == quote) {
                return at + 1;
            } else {
                rows.int8(value);
                at++;
            }
        }
        return INCOMPLETE;
    }

    @Override
    boolean isIncomplete(int left) {
        return left > 0;
    }
}
