package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.TimeText;

/**
 * {@code timestamptz}: microseconds since 2000-01-01 in UTC; in text with the offset of the session's time zone.
 *
 * @param <T> the class of moments
 */
abstract class TimestamptzCodec<T> implements Codec<T> {
    private final Class<T> type;

    TimestamptzCodec(Class<T> type) {
        this.type = type;
    }

    /** Returns the moment of microseconds since 2000-01-01, or one of the infinities. */
    abstract T moment(long micros, CodecContext context);

    /** Returns the microseconds since 2000-01-01 of a moment, or one of the infinities. */
    abstract long micros(T moment);

    @Override
    public final Class<T> javaType() {
        return type;
    }

    @Override
    public final String typeName() {
        return "timestamptz";
    }

    @Override
    public final T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(8, length, "timestamptz");
        return moment(BigEndian.getLong(data, offset), context);
    }

    @Override
    public final T decodeText(byte[] data, int offset, int length, CodecContext context) {
        return moment(TimeText.parseTimestampWithZone(data, offset, length, context), context);
    }

    @Override
    public final void encodeBinary(T value, WireWriter out, CodecContext context) {
        out.int64(micros(value));
    }

    @Override
    public final void encodeText(T value, WireWriter out, CodecContext context) {
        TimeText.writeTimestampWithZone(micros(value), context, out);
    }

    @Override
    public final String toString() {
        return "timestamptz";
    }
}
