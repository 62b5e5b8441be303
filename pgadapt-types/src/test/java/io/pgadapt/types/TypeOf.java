package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A type with its arguments, which an anonymous subclass keeps: {@code new TypeOf<List<Long>>() {}}.
 *
 * @param <T> the type
 */
abstract class TypeOf<T> {
    Type type() {
        return ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
    }

    /** Returns a value of the PostgreSQL type, decoded to this one. */
    T decode(String pgType, String text) {
        return decode(pgType, Format.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a value of the PostgreSQL type in hexadecimal, decoded to this one. */
    T decodeBinary(String pgType, String hex) {
        return decode(pgType, Format.BINARY, HexFormat.of().parseHex(hex));
    }

    @SuppressWarnings("unchecked") // the registry answers with a codec of the type it was asked for
    private T decode(String pgType, Format format, byte[] data) {
        return (T) Wire.CONTEXT
                .registry()
                .forResult(Wire.type(pgType), type())
                .decode(format, data, 0, data.length, Wire.CONTEXT);
    }
}
