package io.pgadapt.internal.copy;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.protocol.wire.BigEndian;
import java.util.Arrays;

/** What the binary format begins with: a signature, flags, and the length of extensions, of which there are none. */
final class BinaryHeader {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0,
    };
    private static final int FLAGS_AT = SIGNATURE.length;
    private static final int LENGTH_AT = FLAGS_AT + 4;
    private static final int SIZE = LENGTH_AT + 4;

    /** The upper half of the flags says what a reader must understand. */
    private static final int CRITICAL_FLAGS = 0xFFFF_0000;

    private BinaryHeader() {}

    /** Returns a header. */
    static byte[] bytes() {
        return Arrays.copyOf(SIGNATURE, SIZE);
    }

    /**
     * Returns how long the header is that begins at an index; -1 when more of it is to come.
     *
     * @throws DataError when it is none
     */
    static int size(byte[] data, int from, int to) {
        if (to - from < SIZE) {
            return -1;
        }
        if (!Arrays.equals(data, from, from + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new DataError("the data do not begin as COPY's binary format does");
        }
        if ((BigEndian.getInt(data, from + FLAGS_AT) & CRITICAL_FLAGS) != 0) {
            throw new NotSupportedError("the data have flags of COPY's binary format that nobody knows here");
        }
        int extension = BigEndian.getInt(data, from + LENGTH_AT);
        if (extension < 0) {
            throw new DataError("the header of COPY's binary format claims a length of " + extension);
        }
        return extension > to - from - SIZE ? -1 : SIZE + extension;
    }
}
