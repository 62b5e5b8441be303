package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * Any type as the text that the server prints; what came in binary is decoded and printed here, in the same way.
 *
 * <p>As a parameter the text is read by the type's input function, so that anything it reads can be sent.
 *
 * @param <T> the class that the type decodes to
 */
public final class PrintedCodec<T> implements TextOnlyCodec<String> {
    private static final int INITIAL_CAPACITY = 64;

    private final Codec<T> type;

    /** Creates the textual face of a type. */
    public PrintedCodec(Codec<T> type) {
        this.type = type;
    }

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public String typeName() {
        return type.typeName();
    }

    @Override
    public String decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireWriter printed = new WireWriter(INITIAL_CAPACITY);
        type.encodeText(type.decodeBinary(data, offset, length, context), printed, context);
        return new String(printed.array(), 0, printed.size(), StandardCharsets.UTF_8);
    }

    @Override
    public String decodeText(byte[] data, int offset, int length, CodecContext context) {
        return Utf8.decode(data, offset, length, typeName());
    }

    @Override
    public void encodeBinary(String value, WireWriter out, CodecContext context) {
        throw new CodecException("a String goes to " + typeName() + " as text only");
    }

    @Override
    public void encodeText(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public String toString() {
        return "String over " + type;
    }
}
