package io.pgadapt.internal.largeobject;

import io.pgadapt.largeobject.LargeObject;
import java.io.InputStream;
import java.util.Objects;

/** Reads a large object piece by piece. */
final class ReadingStream extends InputStream {
    private final LargeObject source;
    private byte[] piece = {};
    private int next;

    ReadingStream(LargeObject source) {
        this.source = source;
    }

    @Override
    public int read() {
        return fill() ? piece[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return piece.length - next;
    }

    @Override
    public void close() {
        source.close();
    }

    /** Has something in the piece; returns whether there is anything left. */
    private boolean fill() {
        if (next == piece.length) {
            piece = source.read(Calls.PIECE);
            next = 0;
        }
        return piece.length > 0;
    }
}
