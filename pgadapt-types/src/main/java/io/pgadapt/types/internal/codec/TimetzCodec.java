package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.PgTime;
import io.pgadapt.types.internal.TextCursor;
import io.pgadapt.types.internal.TimeText;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/** {@code timetz}: microseconds since midnight and seconds <em>west</em> of UTC; 24:00:00 is {@code LocalTime.MAX}. */
public final class TimetzCodec implements Codec<OffsetTime> {
    /** PostgreSQL holds offsets of less than 16 hours. */
    private static final int OFFSET_LIMIT = 16 * 3600;

    @Override
    public Class<OffsetTime> javaType() {
        return OffsetTime.class;
    }

    @Override
    public String typeName() {
        return "timetz";
    }

    @Override
    public OffsetTime decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(12, length, "timetz");
        return time(BigEndian.getLong(data, offset), -BigEndian.getInt(data, offset + 8));
    }

    @Override
    public OffsetTime decodeText(byte[] data, int offset, int length, CodecContext context) {
        TextCursor text = new TextCursor(data, offset, length, "timetz");
        long micros = TimeText.time(text);
        int seconds = TimeText.offset(text);
        text.requireEnd();
        return time(micros, seconds);
    }

    @Override
    public void encodeBinary(OffsetTime value, WireWriter out, CodecContext context) {
        out.int64(PgTime.micros(value.toLocalTime())).int32(-offset(value));
    }

    @Override
    public void encodeText(OffsetTime value, WireWriter out, CodecContext context) {
        TimeText.writeTime(PgTime.micros(value.toLocalTime()), out);
        TimeText.writeOffset(offset(value), out);
    }

    @Override
    public String toString() {
        return "timetz";
    }

    private static OffsetTime time(long micros, int seconds) {
        if (seconds <= -OFFSET_LIMIT || seconds >= OFFSET_LIMIT) {
            throw new CodecException(seconds + " seconds are not the offset of a timetz");
        }
        return OffsetTime.of(PgTime.time(micros), ZoneOffset.ofTotalSeconds(seconds));
    }

    private static int offset(OffsetTime value) {
        int seconds = value.getOffset().getTotalSeconds();
        if (seconds <= -OFFSET_LIMIT || seconds >= OFFSET_LIMIT) {
            throw CodecException.outOfRange(value, "OffsetTime", "timetz", "an offset of -15:59:59", "+15:59:59");
        }
        return seconds;
    }
}
