package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Ends a command that succeeded.
 *
 * @param tag what was done, such as {@code INSERT 0 5}
 */
public record CommandComplete(String tag) implements BackendMessage {
    /** The type byte. */
    public static final char TAG = 'C';

    /** What {@link #rows()} returns for a command that does not count rows. */
    public static final long NO_ROWS = -1;

    private static final int MAX_DIGITS = 18;

    /** Reads a body. */
    public static CommandComplete decode(WireReader body) {
        return new CommandComplete(body.cstring());
    }

    /** Returns how many rows the command affected or returned: the tag's last word, if that is a number, else -1. */
    public long rows() {
        int end = tag.length();
        int start = end;
        while (start > 0 && isDigit(tag.charAt(start - 1))) {
            start--;
        }
        boolean number = start > 0 && start < end && end - start <= MAX_DIGITS && tag.charAt(start - 1) == ' ';
        return number ? Long.parseLong(tag, start, end, 10) : NO_ROWS;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.cstring(tag);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(tag);
    }
}
