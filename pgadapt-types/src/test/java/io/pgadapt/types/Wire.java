package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.PgArray;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Shorthand for tests of codecs: types by name, values by their text or hexadecimal form. */
final class Wire {
    static final CodecContext CONTEXT = CodecContext.defaults();

    static final Class<List<?>> LIST = any(List.class);
    static final Class<Set<?>> SET = any(Set.class);
    static final Class<PgArray<?>> ARRAY = any(PgArray.class);

    private Wire() {}

    @SuppressWarnings("unchecked")
    private static <T> Class<T> any(Class<?> type) {
        return (Class<T>) type;
    }

    static PgType type(String name) {
        return Objects.requireNonNull(CONTEXT.catalog().byName(name), name);
    }

    static <T> T text(String type, String text, Class<T> target) {
        return text(type, text, target, CONTEXT);
    }

    static <T> T text(String type, String text, Class<T> target, CodecContext context) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        return context.registry().forResult(type(type), target).decode(Format.TEXT, data, 0, data.length, context);
    }

    static <T> T binary(String type, String hex, Class<T> target) {
        byte[] data = HexFormat.of().parseHex(hex);
        return CONTEXT.registry().forResult(type(type), target).decode(Format.BINARY, data, 0, data.length, CONTEXT);
    }

    /** Returns what a parameter of the type is sent as, in hexadecimal. */
    static String binary(String type, Object value) {
        return HexFormat.of().formatHex(encode(type, value, Format.BINARY, CONTEXT));
    }

    /** Returns what a parameter of the type is sent as. */
    static String text(String type, Object value) {
        return text(type, value, CONTEXT);
    }

    static String text(String type, Object value, CodecContext context) {
        return new String(encode(type, value, Format.TEXT, context), StandardCharsets.UTF_8);
    }

    /** Returns what comes back of a value that went out, having checked that both formats agree. */
    static <T> T roundTrip(String type, Object value, Class<T> target) {
        T fromBinary = binary(type, binary(type, value), target);
        T fromText = text(type, text(type, value), target);
        if (!fromBinary.equals(fromText)) {
            throw new AssertionError("binary gave " + fromBinary + ", text " + fromText);
        }
        return fromBinary;
    }

    private static byte[] encode(String type, Object value, Format format, CodecContext context) {
        WireWriter out = new WireWriter(8);
        context.registry().forParameter(value, type(type)).encode(format, value, out, context);
        return out.toArray();
    }
}
