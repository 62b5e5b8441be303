package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.PgTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * {@code timestamptz} as {@code ZonedDateTime} in the session's time zone; the infinities are those of
 * {@link OffsetDateTimeCodec} with their offsets as zones.
 */
public final class ZonedDateTimeCodec extends TimestamptzCodec<ZonedDateTime> {
    private static final ZonedDateTime MAX = OffsetDateTime.MAX.toZonedDateTime();
    private static final ZonedDateTime MIN = OffsetDateTime.MIN.toZonedDateTime();

    /** Creates the codec. */
    public ZonedDateTimeCodec() {
        super(ZonedDateTime.class);
    }

    @Override
    ZonedDateTime moment(long micros, CodecContext context) {
        if (micros == PgTime.INFINITY) {
            return MAX;
        }
        if (micros == PgTime.NEGATIVE_INFINITY) {
            return MIN;
        }
        return Instant.ofEpochSecond(PgTime.epochSecond(micros), PgTime.nanos(micros))
                .atZone(context.timeZone());
    }

    @Override
    long micros(ZonedDateTime moment) {
        if (moment.equals(MAX)) {
            return PgTime.INFINITY;
        }
        if (moment.equals(MIN)) {
            return PgTime.NEGATIVE_INFINITY;
        }
        return PgTime.micros(moment.toEpochSecond(), moment.getNano(), moment, "timestamptz");
    }
}
