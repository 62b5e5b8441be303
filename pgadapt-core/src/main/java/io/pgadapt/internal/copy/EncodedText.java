package io.pgadapt.internal.copy;

import io.pgadapt.protocol.wire.ClientEncoding;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The text of a reader as bytes. */
final class EncodedText implements ByteSource {
    private final Reader source;
    private final ClientEncoding encoding;
    private final char[] buffer = new char[PIECE / 2];

    /** How many characters at the buffer's beginning were read already: the first half of a pair, or none. */
    private int kept;

    EncodedText(Reader source, ClientEncoding encoding) {
        this.source = Objects.requireNonNull(source, "source is null");
        this.encoding = encoding;
    }

    @Override
    public ByteBuffer next() throws IOException {
        int size = kept;
        int read = source.read(buffer, kept, buffer.length - kept);
        while (read >= 0) {
            size += read;
            kept = size > 0 && Character.isHighSurrogate(buffer[size - 1]) ? 1 : 0;
            if (size > kept) {
                return encoded(size);
            }
            read = source.read(buffer, size, buffer.length - size);
        }
        kept = 0;
        return encoded(size);
    }

    private ByteBuffer encoded(int size) throws IOException {
        String text = new String(buffer, 0, size - kept);
        if (kept > 0) {
            buffer[0] = buffer[size - 1];
        }
        try {
            return ByteBuffer.wrap(encoding.encode(text));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
