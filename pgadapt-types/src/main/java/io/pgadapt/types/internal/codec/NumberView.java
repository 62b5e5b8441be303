package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.NumericCodec;

/**
 * One class of numbers over any numeric codec: what goes through are primitives or decimals, checked on both ways.
 *
 * @param <T> the class of numbers
 */
final class NumberView<T> implements Codec<T> {
    private final NumericCodec<?> numbers;
    private final Class<T> type;
    private final Reader<T> reader;
    private final Writer<T> writer;

    NumberView(NumericCodec<?> numbers, Class<T> type, Reader<T> reader, Writer<T> writer) {
        this.numbers = numbers;
        this.type = type;
        this.reader = reader;
        this.writer = writer;
    }

    /** Decodes through one of the methods of the numeric codec. */
    @FunctionalInterface
    interface Reader<T> {
        T read(NumericCodec<?> numbers, Format format, byte[] data, int offset, int length, CodecContext context);
    }

    /** Encodes through one of the methods of the numeric codec. */
    @FunctionalInterface
    interface Writer<T> {
        void write(NumericCodec<?> numbers, Format format, T value, WireWriter out, CodecContext context);
    }

    @Override
    public Class<T> javaType() {
        return type;
    }

    @Override
    public String typeName() {
        return numbers.typeName();
    }

    @Override
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return reader.read(numbers, Format.BINARY, data, offset, length, context);
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        return reader.read(numbers, Format.TEXT, data, offset, length, context);
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        writer.write(numbers, Format.BINARY, value, out, context);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        writer.write(numbers, Format.TEXT, value, out, context);
    }

    @Override
    public String toString() {
        return type.getSimpleName() + " over " + numbers;
    }
}
