package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.DayCache;
import io.pgadapt.types.internal.PgTime;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * {@code timestamptz} as {@code OffsetDateTime}, always in UTC; {@code infinity} is {@code OffsetDateTime.MAX},
 * {@code -infinity} its MIN.
 */
public final class OffsetDateTimeCodec extends TimestamptzCodec<OffsetDateTime> {
    private final DayCache dates = new DayCache();

    /** Creates the codec. */
    public OffsetDateTimeCodec() {
        super(OffsetDateTime.class);
    }

    @Override
    OffsetDateTime moment(long micros, CodecContext context) {
        if (micros == PgTime.INFINITY) {
            return OffsetDateTime.MAX;
        }
        if (micros == PgTime.NEGATIVE_INFINITY) {
            return OffsetDateTime.MIN;
        }
        return OffsetDateTime.of(
                LocalDateTime.of(dates.date(PgTime.epochDay(micros)), PgTime.timeOfDay(micros)), ZoneOffset.UTC);
    }

    @Override
    long micros(OffsetDateTime moment) {
        if (moment.equals(OffsetDateTime.MAX)) {
            return PgTime.INFINITY;
        }
        if (moment.equals(OffsetDateTime.MIN)) {
            return PgTime.NEGATIVE_INFINITY;
        }
        return PgTime.micros(moment.toEpochSecond(), moment.getNano(), moment, "timestamptz");
    }
}
