package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.PgTime;
import java.time.Instant;

/** {@code timestamptz} as {@code Instant}; {@code infinity} is {@code Instant.MAX}, {@code -infinity} its MIN. */
public final class InstantCodec extends TimestamptzCodec<Instant> {
    /** Creates the codec. */
    public InstantCodec() {
        super(Instant.class);
    }

    @Override
    Instant moment(long micros, CodecContext context) {
        if (micros == PgTime.INFINITY) {
            return Instant.MAX;
        }
        if (micros == PgTime.NEGATIVE_INFINITY) {
            return Instant.MIN;
        }
        return Instant.ofEpochSecond(PgTime.epochSecond(micros), PgTime.nanos(micros));
    }

    @Override
    long micros(Instant moment) {
        if (moment.equals(Instant.MAX)) {
            return PgTime.INFINITY;
        }
        if (moment.equals(Instant.MIN)) {
            return PgTime.NEGATIVE_INFINITY;
        }
        return PgTime.micros(moment.getEpochSecond(), moment.getNano(), moment, "timestamptz");
    }
}
