package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * {@code timestamptz} as {@code LocalDateTime}: the date and time in the session's time zone, as the server's cast to
 * {@code timestamp} gives it.
 *
 * <p>It is sent as text without an offset, so that the server's own time zone rules decide at gaps and overlaps.
 */
public final class SessionLocalCodec implements TextOnlyCodec<LocalDateTime> {
    private final TimestampCodec local;
    private final TimestamptzCodec<ZonedDateTime> zoned;

    /** Creates a codec out of one for each half of its work. */
    SessionLocalCodec(TimestampCodec local, TimestamptzCodec<ZonedDateTime> zoned) {
        this.local = local;
        this.zoned = zoned;
    }

    @Override
    public Class<LocalDateTime> javaType() {
        return LocalDateTime.class;
    }

    @Override
    public String typeName() {
        return "timestamptz";
    }

    @Override
    public LocalDateTime decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return zoned.decodeBinary(data, offset, length, context).toLocalDateTime();
    }

    @Override
    public LocalDateTime decodeText(byte[] data, int offset, int length, CodecContext context) {
        return zoned.decodeText(data, offset, length, context).toLocalDateTime();
    }

    @Override
    public void encodeBinary(LocalDateTime value, WireWriter out, CodecContext context) {
        throw new CodecException("a LocalDateTime goes to timestamptz as text only");
    }

    @Override
    public void encodeText(LocalDateTime value, WireWriter out, CodecContext context) {
        local.encodeText(value, out, context);
    }

    @Override
    public String toString() {
        return "timestamptz";
    }
}
