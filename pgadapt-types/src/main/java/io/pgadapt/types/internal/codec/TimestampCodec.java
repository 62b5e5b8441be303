package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.DayCache;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.PgTime;
import io.pgadapt.types.internal.TimeText;
import java.time.LocalDateTime;

/**
 * {@code timestamp}: microseconds since 2000-01-01; {@code infinity} is {@code LocalDateTime.MAX}, {@code -infinity} its
 * MIN.
 */
public final class TimestampCodec implements Codec<LocalDateTime> {
    private final DayCache dates = new DayCache();

    @Override
    public Class<LocalDateTime> javaType() {
        return LocalDateTime.class;
    }

    @Override
    public String typeName() {
        return "timestamp";
    }

    @Override
    public LocalDateTime decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(8, length, "timestamp");
        return dateTime(BigEndian.getLong(data, offset));
    }

    @Override
    public LocalDateTime decodeText(byte[] data, int offset, int length, CodecContext context) {
        return dateTime(TimeText.parseTimestamp(data, offset, length, context));
    }

    @Override
    public void encodeBinary(LocalDateTime value, WireWriter out, CodecContext context) {
        out.int64(PgTime.micros(value, "timestamp"));
    }

    @Override
    public void encodeText(LocalDateTime value, WireWriter out, CodecContext context) {
        TimeText.writeTimestamp(PgTime.micros(value, "timestamp"), out);
    }

    @Override
    public String toString() {
        return "timestamp";
    }

    private LocalDateTime dateTime(long micros) {
        if (micros == PgTime.INFINITY) {
            return LocalDateTime.MAX;
        }
        if (micros == PgTime.NEGATIVE_INFINITY) {
            return LocalDateTime.MIN;
        }
        return LocalDateTime.of(dates.date(PgTime.epochDay(micros)), PgTime.timeOfDay(micros));
    }
}
