package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.engine.CopyColumns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows as comma separated values, quoted where they must be. */
final class CsvRowWriter extends LineWriter {
    /** The end of the data, for servers before PostgreSQL 18, when it is alone on its line. */
    private static final byte[] END_OF_DATA = "\\.".getBytes(StandardCharsets.US_ASCII);

    private final char quote;
    private final char escape;
    private final boolean[] special = new boolean[256];

    CsvRowWriter(CopyColumns columns, CopyOptions options) {
        super(columns, options);
        this.quote = options.quote();
        this.escape = options.escape();
        special[quote] = true;
        special[options.delimiter()] = true;
        special['\n'] = true;
        special['\r'] = true;
    }

    @Override
    void protect(int start) {
        if (mustBeQuoted(start)) {
            byte[] value = Arrays.copyOfRange(out.array(), start, out.size());
            out.truncate(start);
            out.int8(quote);
            for (byte part : value) {
                if (part == quote || part == escape) {
                    out.int8(escape);
                }
                out.int8(part);
            }
            out.int8(quote);
        }
    }

    private boolean mustBeQuoted(int start) {
        byte[] data = out.array();
        int size = out.size();
        for (int i = start; i < size; i++) {
            if (special[data[i] & 0xFF]) {
                return true;
            }
        }
        return isMarker(start) || Arrays.equals(data, start, size, END_OF_DATA, 0, END_OF_DATA.length);
    }
}
