package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.types.value.Lsn;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads a payload; whatever is not there is a {@link MalformedPayload}. */
final class PayloadReader {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteBuffer data;

    PayloadReader(byte[] payload) {
        this.data = ByteBuffer.wrap(payload);
    }

    boolean hasRemaining() {
        return data.hasRemaining();
    }

    int int8() {
        try {
            return data.get() & 0xFF;
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    int int16() {
        try {
            return data.getShort() & 0xFFFF;
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    int int32() {
        try {
            return data.getInt();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    long int64() {
        try {
            return data.getLong();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    Lsn lsn() {
        return new Lsn(int64());
    }

    /** Reads microseconds since the beginning of 2000. */
    Instant time() {
        return EPOCH.plus(int64(), ChronoUnit.MICROS);
    }

    /** Reads text up to a zero byte. */
    String string() {
        int start = data.position();
        int end = start;
        while (end < data.limit() && data.get(end) != 0) {
            end++;
        }
        if (end == data.limit()) {
            throw new MalformedPayload("a string without its end");
        }
        data.position(end + 1);
        return new String(data.array(), start, end - start, StandardCharsets.UTF_8);
    }

    /** Reads so many bytes as a buffer over the payload. */
    ByteBuffer slice(int length) {
        if (length < 0 || length > data.remaining()) {
            throw tooShort();
        }
        ByteBuffer slice = data.slice(data.position(), length);
        data.position(data.position() + length);
        return slice;
    }

    /** Reads so many bytes into an array of their own. */
    byte[] bytes(int length) {
        byte[] bytes = new byte[slice(length).remaining()];
        data.get(data.position() - length, bytes);
        return bytes;
    }

    /** Reads a count of things that take at least so many bytes each. */
    int count(int count, int leastSize) {
        if (count < 0 || (long) count * leastSize > data.remaining()) {
            throw tooShort();
        }
        return count;
    }

    void requireExhausted() {
        if (data.hasRemaining()) {
            throw new MalformedPayload(data.remaining() + " bytes are left over at the end");
        }
    }

    private static MalformedPayload tooShort() {
        return new MalformedPayload("it is too short");
    }
}
