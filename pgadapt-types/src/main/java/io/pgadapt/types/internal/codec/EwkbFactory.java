package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.Hex;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The extension types {@code geometry} and {@code geography} without a library that knows geometry: EWKB as {@code byte[]},
 * and its digits, which are what the server has for text, as {@code String}.
 *
 * @see <a href="https://postgis.net/docs/using_postgis_dbmanagement.html#EWKB_EWKT">PostGIS manual: EWKB and EWKT</a>
 */
public final class EwkbFactory implements CodecFactory {
    private static final Set<String> TYPES = Set.of("geometry", "geography");

    /** Returns whether a type is one of the two. */
    public static boolean isGeometry(PgType type) {
        return type instanceof PgType.Base && TYPES.contains(type.name());
    }

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        if (!isGeometry(type) || !(javaType == byte[].class || javaType == String.class)) {
            return null;
        }
        Codec<byte[]> bytes = new Ewkb(type.name());
        // not over the class that columns are by default, which need not have what the text has: curves
        return javaType == String.class ? new PrintedCodec<>(bytes) : bytes;
    }

    private record Ewkb(String typeName) implements Codec<byte[]> {
        @Override
        public Class<byte[]> javaType() {
            return byte[].class;
        }

        @Override
        public byte[] decodeBinary(byte[] data, int offset, int length, CodecContext context) {
            return Arrays.copyOfRange(data, offset, offset + length);
        }

        @Override
        public byte[] decodeText(byte[] data, int offset, int length, CodecContext context) {
            return Hex.decode(data, offset, length, typeName);
        }

        @Override
        public void encodeBinary(byte[] value, WireWriter out, CodecContext context) {
            out.bytes(value);
        }

        @Override
        public void encodeText(byte[] value, WireWriter out, CodecContext context) {
            Hex.UPPER_CASE.encode(value, 0, value.length, out);
        }

        @Override
        public String toString() {
            return typeName;
        }
    }
}
