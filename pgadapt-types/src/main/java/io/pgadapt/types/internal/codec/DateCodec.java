package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.DayCache;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.PgTime;
import io.pgadapt.types.internal.TimeText;
import java.time.LocalDate;

/** {@code date}: days since 2000-01-01; {@code infinity} is {@code LocalDate.MAX}, {@code -infinity} its MIN. */
public final class DateCodec implements Codec<LocalDate> {
    private final DayCache dates = new DayCache();

    @Override
    public Class<LocalDate> javaType() {
        return LocalDate.class;
    }

    @Override
    public String typeName() {
        return "date";
    }

    @Override
    public LocalDate decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(4, length, "date");
        return date(BigEndian.getInt(data, offset));
    }

    @Override
    public LocalDate decodeText(byte[] data, int offset, int length, CodecContext context) {
        return date(TimeText.parseDate(data, offset, length, context));
    }

    @Override
    public void encodeBinary(LocalDate value, WireWriter out, CodecContext context) {
        out.int32(PgTime.days(value));
    }

    @Override
    public void encodeText(LocalDate value, WireWriter out, CodecContext context) {
        TimeText.writeDate(PgTime.days(value), out);
    }

    @Override
    public String toString() {
        return "date";
    }

    private LocalDate date(int days) {
        return switch (days) {
            case PgTime.DATE_INFINITY -> LocalDate.MAX;
            case PgTime.DATE_NEGATIVE_INFINITY -> LocalDate.MIN;
            default -> dates.date((long) days + PgTime.EPOCH_DAY);
        };
    }
}
