package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.IntervalStyle;
import io.pgadapt.types.internal.IntervalText;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.value.Interval;

/** {@code interval}: microseconds, days, months; in text as the session's {@code IntervalStyle} has it. */
public final class IntervalCodec implements Codec<Interval> {
    @Override
    public Class<Interval> javaType() {
        return Interval.class;
    }

    @Override
    public String typeName() {
        return "interval";
    }

    @Override
    public Interval decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(16, length, "interval");
        return new Interval(
                BigEndian.getInt(data, offset + 12),
                BigEndian.getInt(data, offset + 8),
                BigEndian.getLong(data, offset));
    }

    @Override
    public Interval decodeText(byte[] data, int offset, int length, CodecContext context) {
        return IntervalText.parse(data, offset, length);
    }

    @Override
    public void encodeBinary(Interval value, WireWriter out, CodecContext context) {
        out.int64(value.micros()).int32(value.days()).int32(value.months());
    }

    @Override
    public void encodeText(Interval value, WireWriter out, CodecContext context) {
        out.utf8(IntervalStyle.of(context.intervalStyle()).print(value));
    }

    @Override
    public String toString() {
        return "interval";
    }
}
