package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.Utf8;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A codec made of four functions, for types that no hot path is about.
 *
 * <p>What the functions throw for bad input becomes a {@link CodecException} here; that all bytes were read is checked
 * here, too.
 *
 * @param <T> the Java type
 */
final class SimpleCodec<T> implements Codec<T> {
    private final String typeName;
    private final Class<T> type;
    private final Binary<T> binary;
    private final Text<T> text;

    /** Reads and writes the binary form. */
    record Binary<T>(Function<WireReader, T> reader, BiConsumer<T, WireWriter> writer) {}

    /** Reads and writes the text form. */
    record Text<T>(Function<String, T> parser, Function<T, String> printer) {}

    SimpleCodec(String typeName, Class<T> type, Binary<T> binary, Text<T> text) {
        this.typeName = typeName;
        this.type = type;
        this.binary = binary;
        this.text = text;
    }

    @Override
    public Class<T> javaType() {
        return type;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        try {
            T value = binary.reader().apply(in);
            in.requireExhausted();
            return value;
        } catch (IllegalArgumentException e) {
            throw new CodecException("malformed value of type " + typeName + ": " + e.getMessage(), e);
        }
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        String written = Utf8.decode(data, offset, length, typeName);
        try {
            return text.parser().apply(written);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw Malformed.text(data, offset, length, typeName, e);
        }
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        binary.writer().accept(value, out);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        Utf8.encode(text.printer().apply(value), out);
    }

    @Override
    public String toString() {
        return typeName;
    }
}
