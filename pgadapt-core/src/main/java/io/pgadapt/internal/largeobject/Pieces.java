package io.pgadapt.internal.largeobject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What is to be written, piece by piece. */
final class Pieces {
    private Pieces() {}

    /** Takes bytes out of a buffer. */
    static byte[] take(ByteBuffer source, int count) {
        byte[] taken = new byte[count];
        source.get(taken);
        return taken;
    }

    /** What is left in a buffer. */
    static final class OfBuffer implements Iterator<byte[]> {
        private final ByteBuffer source;

        OfBuffer(ByteBuffer source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            return source.hasRemaining();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return take(source, Math.min(source.remaining(), Calls.PIECE));
        }
    }

    /** What a stream has. Its failure comes as an {@link UncheckedIOException}. */
    static final class OfStream implements Iterator<byte[]> {
        private final InputStream source;
        private byte[] next;

        OfStream(InputStream source) {
            this.source = source;
            this.next = read();
        }

        @Override
        public boolean hasNext() {
            return next.length > 0;
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            byte[] taken = next;
            next = taken.length < Calls.PIECE ? new byte[0] : read();
            return taken;
        }

        private byte[] read() {
            try {
                return source.readNBytes(Calls.PIECE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Pieces as the parameters that write them. */
    static final class Sets implements Iterator<Object[]> {
        private final int descriptor;
        private final Iterator<byte[]> pieces;
        private long bytes;

        Sets(int descriptor, Iterator<byte[]> pieces) {
            this.descriptor = descriptor;
            this.pieces = pieces;
        }

        /** Returns how many bytes were taken. */
        long bytes() {
            return bytes;
        }

        @Override
        public boolean hasNext() {
            return pieces.hasNext();
        }

        @Override
        public Object[] next() {
            byte[] piece = pieces.next();
            bytes += piece.length;
            return new Object[] {descriptor, piece};
        }
    }
}
