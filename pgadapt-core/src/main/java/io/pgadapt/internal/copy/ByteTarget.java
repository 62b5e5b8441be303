package io.pgadapt.internal.copy;

import io.pgadapt.protocol.wire.ClientEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/** Where data from the server go to. */
@FunctionalInterface
public interface ByteTarget {
    /**
     * Takes data.
     *
     * @param last whether no more come
     * @return how many of the bytes were taken; the others are given again, with more
     */
    int write(byte[] data, int length, boolean last) throws IOException;

    /** Returns a stream as target. */
    static ByteTarget of(OutputStream target) {
        Objects.requireNonNull(target, "target is null");
        return (data, length, last) -> {
            target.write(data, 0, length);
            return length;
        };
    }

    /** Returns a channel as target. */
    static ByteTarget of(WritableByteChannel target) {
        Objects.requireNonNull(target, "target is null");
        return (data, length, last) -> {
            ByteBuffer buffer = ByteBuffer.wrap(data, 0, length);
            while (buffer.hasRemaining()) {
                if (target.write(buffer) == 0) {
                    throw new IOException("the channel takes nothing; it must be in blocking mode");
                }
            }
            return length;
        };
    }

    /** Returns a writer as target, for text in an encoding; it is given whole lines, within which no character is cut. */
    static ByteTarget of(Writer target, ClientEncoding encoding) {
        Objects.requireNonNull(target, "target is null");
        return (data, length, last) -> {
            int end = last ? length : endOfLines(data, length);
            target.write(encoding.decode(data, 0, end));
            return end;
        };
    }

    private static int endOfLines(byte[] data, int length) {
        int end = length;
        while (end > 0 && data[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
