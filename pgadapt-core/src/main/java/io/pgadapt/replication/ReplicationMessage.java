package io.pgadapt.replication;

import io.pgadapt.types.value.Lsn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A piece of the write-ahead log, or of what a logical decoding plugin made of it: psycopg2's {@code ReplicationMessage}.
 *
 * <p>Immutable, as long as nobody writes to the array of {@link #payload()}.
 */
public final class ReplicationMessage implements StreamMessage {
    private final Lsn dataStart;
    private final Lsn walEnd;
    private final Instant sendTime;
    private final byte[] payload;

    /** Creates a message; the payload is not copied. */
    public ReplicationMessage(Lsn dataStart, Lsn walEnd, Instant sendTime, byte[] payload) {
        this.dataStart = dataStart;
        this.walEnd = walEnd;
        this.sendTime = sendTime;
        this.payload = payload;
    }

    /** Returns the position in the log at which the data starts; for a decoded transaction's end, where that ends. */
    public Lsn dataStart() {
        return dataStart;
    }

    @Override
    public Lsn walEnd() {
        return walEnd;
    }

    @Override
    public Instant sendTime() {
        return sendTime;
    }

    /** Returns how many bytes the payload has. */
    public int dataSize() {
        return payload.length;
    }

    /** Returns the payload itself, which belongs to the caller. */
    public byte[] payload() {
        return payload;
    }

    /** Returns the payload to be read in place. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(payload).asReadOnlyBuffer();
    }

    /** Returns the payload of a plugin that writes text, such as {@code test_decoding} and {@code wal2json}. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Returns the place and the size, but not the payload. */
    @Override
    public String toString() {
        return "ReplicationMessage[dataStart=" + dataStart + ", walEnd=" + walEnd + ", sendTime=" + sendTime
                + ", dataSize=" + dataSize() + "]";
    }
}
