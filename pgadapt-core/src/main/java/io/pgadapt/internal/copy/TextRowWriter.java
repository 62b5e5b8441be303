package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.types.CodecException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Rows in the text format: values are written as they are, and changed afterwards where a character means something. */
final class TextRowWriter extends LineWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** What the bytes of a character begin with in UTF-8, but for the first one. */
    private static final int CONTINUATION = 0x80;

    private static final int CONTINUATION_MASK = 0xC0;

    /** For each byte what stands for it behind a backslash; 0 for those that stand for themselves. */
    private final byte[] escapes = new byte[256];

    TextRowWriter(CopyColumns columns, CopyOptions options) {
        super(columns, options);
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes[0x0B] = 'v';
        for (char itself : List.of('\\', options.delimiter())) {
            escapes[itself] = (byte) itself;
        }
    }

    @Override
    void protect(int start) {
        if (out.size() == start) {
            requireNoMarker(start);
            return;
        }
        byte first = out.array()[start];
        escapeFrom(start);
        if (isMarker(start)) {
            spellFirst(start, first);
        }
    }

    private void escapeFrom(int start) {
        byte[] data = out.array();
        int size = out.size();
        for (int i = start; i < size; i++) {
            if (escapes[data[i] & 0xFF] != 0) {
                escape(i, Arrays.copyOfRange(data, i, size));
                return;
            }
        }
    }

    private void escape(int at, byte[] rest) {
        out.truncate(at);
        for (byte value : rest) {
            byte escape = escapes[value & 0xFF];
            if (escape == 0) {
                out.int8(value);
            } else {
                out.int8('\\').int8(escape);
            }
        }
    }

    private void requireNoMarker(int start) {
        if (isMarker(start)) {
            throw new CodecException(
                    "an empty text cannot be told from NULL, for which nothing stands here; choose another nullText");
        }
    }

    /** The server compares with its markers before it looks at escapes: the first character by its bytes makes another text. */
    private void spellFirst(int start, byte first) {
        int rest = start + (escapes[first & 0xFF] == 0 ? 1 : 2);
        byte[] others = Arrays.copyOfRange(out.array(), rest, out.size());
        out.truncate(start);
        spell(first);
        int next = 0;
        while (next < others.length && (others[next] & CONTINUATION_MASK) == CONTINUATION) {
            spell(others[next++]);
        }
        out.bytes(others, next, others.length - next);
    }

    private void spell(byte value) {
        out.int8('\\').int8('x').int8(HEX[(value >> 4) & 0xF]).int8(HEX[value & 0xF]);
    }
}
