package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.internal.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code uuid}: 16 bytes; 36 characters in text. */
public final class UuidCodec implements Codec<UUID> {
    private static final int TEXT_LENGTH = 36;

    @Override
    public Class<UUID> javaType() {
        return UUID.class;
    }

    @Override
    public String typeName() {
        return "uuid";
    }

    @Override
    public UUID decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(16, length, "uuid");
        return new UUID(BigEndian.getLong(data, offset), BigEndian.getLong(data, offset + 8));
    }

    @Override
    public UUID decodeText(byte[] data, int offset, int length, CodecContext context) {
        try {
            // the JDK's parser also reads groups that are too short
            if (length == TEXT_LENGTH) {
                return UUID.fromString(new String(data, offset, length, StandardCharsets.ISO_8859_1));
            }
        } catch (IllegalArgumentException e) {
            throw Malformed.text(data, offset, length, "uuid", e);
        }
        throw Malformed.text(data, offset, length, "uuid");
    }

    @Override
    public void encodeBinary(UUID value, WireWriter out, CodecContext context) {
        out.int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
    }

    @Override
    public void encodeText(UUID value, WireWriter out, CodecContext context) {
        out.utf8(value.toString());
    }

    @Override
    public String toString() {
        return "uuid";
    }
}
