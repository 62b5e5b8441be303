package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.NumericCodec;
import java.math.BigDecimal;

/**
 * One class of numbers over any numeric codec: what goes through are primitives or decimals, checked on both ways.
 *
 * @param <T> the class of numbers
 */
final class NumberView<T> implements NumericCodec<T> {
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
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return numbers.decodeLong(format, data, offset, length, context);
    }

    @Override
    public int decodeInt(Format format, byte[] data, int offset, int length, CodecContext context) {
        return numbers.decodeInt(format, data, offset, length, context);
    }

    @Override
    public double decodeDouble(Format format, byte[] data, int offset, int length, CodecContext context) {
        return numbers.decodeDouble(format, data, offset, length, context);
    }

    @Override
    public BigDecimal decodeDecimal(Format format, byte[] data, int offset, int length, CodecContext context) {
        return numbers.decodeDecimal(format, data, offset, length, context);
    }

    @Override
    public void encodeLong(Format format, long value, WireWriter out, CodecContext context) {
        numbers.encodeLong(format, value, out, context);
    }

    @Override
    public void encodeDouble(Format format, double value, WireWriter out, CodecContext context) {
        numbers.encodeDouble(format, value, out, context);
    }

    @Override
    public void encodeDecimal(Format format, BigDecimal value, WireWriter out, CodecContext context) {
        numbers.encodeDecimal(format, value, out, context);
    }

    @Override
    public String toString() {
        return type.getSimpleName() + " over " + numbers;
    }
}
