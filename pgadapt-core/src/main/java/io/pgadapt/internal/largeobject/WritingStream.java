package io.pgadapt.internal.largeobject;

import io.pgadapt.largeobject.LargeObject;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Writes a large object piece by piece. */
final class WritingStream extends OutputStream {
    private final LargeObject target;
    private final ByteBuffer piece = ByteBuffer.allocate(Calls.PIECE);

    WritingStream(LargeObject target) {
        this.target = target;
    }

    @Override
    public void write(int value) {
        if (!piece.hasRemaining()) {
            flush();
        }
        piece.put((byte) value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (length > piece.remaining()) {
            flush();
        }
        if (length > piece.remaining()) {
            target.write(ByteBuffer.wrap(source, offset, length));
        } else {
            piece.put(source, offset, length);
        }
    }

    @Override
    public void flush() {
        if (piece.position() > 0) {
            try {
                target.write(piece.flip());
            } finally {
                piece.clear();
            }
        }
    }

    @Override
    public void close() {
        try (target) {
            flush();
        }
    }
}
