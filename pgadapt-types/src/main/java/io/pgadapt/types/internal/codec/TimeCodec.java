package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.PgTime;
import io.pgadapt.types.internal.TimeText;
import java.time.LocalTime;

/** {@code time}: microseconds since midnight; 24:00:00 is {@code LocalTime.MAX}. */
public final class TimeCodec implements Codec<LocalTime> {
    @Override
    public Class<LocalTime> javaType() {
        return LocalTime.class;
    }

    @Override
    public String typeName() {
        return "time";
    }

    @Override
    public LocalTime decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(8, length, "time");
        return PgTime.time(BigEndian.getLong(data, offset));
    }

    @Override
    public LocalTime decodeText(byte[] data, int offset, int length, CodecContext context) {
        return PgTime.time(TimeText.parseTime(data, offset, length));
    }

    @Override
    public void encodeBinary(LocalTime value, WireWriter out, CodecContext context) {
        out.int64(PgTime.micros(value));
    }

    @Override
    public void encodeText(LocalTime value, WireWriter out, CodecContext context) {
        TimeText.writeTime(PgTime.micros(value), out);
    }

    @Override
    public String toString() {
        return "time";
    }
}
