package io.pgadapt.internal.copy;

import io.pgadapt.protocol.wire.ClientEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/** Where data for the server come from. */
@FunctionalInterface
public interface ByteSource {
    /** Returns the next data, of which none are left when there are none; the buffer is the source's own. */
    ByteBuffer next() throws IOException;

    /** How much is asked for at a time. */
    int PIECE = 64 * 1024;

    /** Returns what a stream gives. */
    static ByteSource of(InputStream source) {
        Objects.requireNonNull(source, "source is null");
        byte[] buffer = new byte[PIECE];
        return () -> {
            int read = source.read(buffer, 0, PIECE);
            requireProgress(read, "the stream gave nothing without being at its end, which no InputStream may");
            return ByteBuffer.wrap(buffer, 0, Math.max(0, read));
        };
    }

    /** Returns what a channel gives. */
    static ByteSource of(ReadableByteChannel source) {
        Objects.requireNonNull(source, "source is null");
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        return () -> {
            requireProgress(
                    source.read(buffer.clear()),
                    "the channel gave nothing without being at its end; it must be in blocking mode");
            return buffer.flip();
        };
    }

    /** Returns what a reader gives, in an encoding. */
    static ByteSource of(Reader source, ClientEncoding encoding) {
        return new EncodedText(source, encoding);
    }

    /** Nothing would be taken for the end, and what is left would be lost in silence. */
    private static void requireProgress(int read, String otherwise) throws IOException {
        if (read == 0) {
            throw new IOException(otherwise);
        }
    }
}
