package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.row.ResultShape;
import java.nio.charset.StandardCharsets;

/** Reads the text format, in UTF-8. */
final class TextRows extends RowAssembly {
    private static final int OCTAL_DIGITS = 3;
    private static final int HEX_DIGITS = 2;

    private final char delimiter;
    private final byte[] nullText;
    private boolean headerIsAhead;

    TextRows(ResultShape shape, CopyOptions options) {
        super(shape);
        this.delimiter = options.delimiter();
        this.nullText = options.nullText().getBytes(StandardCharsets.UTF_8);
        this.headerIsAhead = options.hasHeader();
    }

    @Override
    int parse(byte[] data, int from, int to) {
        int at = from;
        for (int end = newline(data, at, to); end >= 0; end = newline(data, at, to)) {
            if (headerIsAhead) {
                headerIsAhead = false;
            } else {
                line(data, at, end);
            }
            at = end + 1;
        }
        return at;
    }

    private static int newline(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(byte[] data, int from, int end) {
        int row = beginRow();
        int at = from;
        int found = 0;
        while (at <= end && columns() > 0) {
            int fieldEnd = fieldEnd(data, at, end);
            if (++found <= columns()) {
                field(data, at, fieldEnd);
            }
            at = fieldEnd + 1;
        }
        if (found != columns()) {
            throw malformed("it has " + found + " values for " + columns() + " columns");
        }
        endRow(row);
    }

    /** Delimiters within values stand behind a backslash. */
    private int fieldEnd(byte[] data, int from, int end) {
        int at = from;
        while (at < end && data[at] != delimiter) {
            at += data[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, end);
    }

    private void field(byte[] data, int from, int to) {
        if (equal(data, from, to, nullText)) {
            rows.nullValue();
            return;
        }
        int mark = rows.beginValue();
        int copied = from;
        for (int i = from; i < to; i++) {
            if (data[i] == '\\' && i + 1 < to) {
                rows.bytes(data, copied, i - copied);
                i = escaped(data, i + 1, to);
                copied = i + 1;
            }
        }
        rows.bytes(data, copied, to - copied);
        rows.endValue(mark);
    }

    /** Writes what stands behind a backslash; returns the index of its last byte. */
    private int escaped(byte[] data, int at, int to) {
        byte value = data[at];
        if (value >= '0' && value <= '7') {
            return number(data, at, Math.min(to, at + OCTAL_DIGITS), 8);
        }
        if (value == 'x' && at + 1 < to && Character.digit(data[at + 1], 16) >= 0) {
            return number(data, at + 1, Math.min(to, at + 1 + HEX_DIGITS), 16);
        }
        rows.int8(plain(value));
        return at;
    }

    private int number(byte[] data, int from, int to, int radix) {
        int number = 0;
        int at = from;
        while (at < to && Character.digit(data[at], radix) >= 0) {
            number = number * radix + Character.digit(data[at], radix);
            at++;
        }
        rows.int8(number);
        return at - 1;
    }

    private static int plain(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> escape;
        };
    }

    @Override
    boolean isIncomplete(int left) {
        return left > 0;
    }
}
