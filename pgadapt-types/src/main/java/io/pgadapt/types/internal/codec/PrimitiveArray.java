package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.BooleanCodec;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.NumericCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the elements of one class of primitive arrays in binary.
 *
 * @param <A> the class of arrays
 */
interface PrimitiveArray<A> {
    /** Creates an array. */
    A create(int size);

    /** Returns the number of elements. */
    int length(A array);

    /** Decodes an element into the array. */
    void read(A array, int index, byte[] data, int offset, int length, CodecContext context);

    /** Encodes an element of the array. */
    void write(A array, int index, WireWriter out, CodecContext context);

    /** Returns what fills arrays of the class from the element codec; null when it does not deal in that primitive. */
    static @Nullable PrimitiveArray<?> over(Codec<?> element, Class<?> arrayClass) {
        if (element instanceof BooleanCodec codec) {
            return arrayClass == boolean[].class ? new Booleans(codec) : null;
        }
        if (!(element instanceof NumericCodec<?> codec)) {
            return null;
        }
        if (arrayClass == int[].class) {
            return new Ints(codec);
        }
        if (arrayClass == long[].class) {
            return new Longs(codec);
        }
        return arrayClass == double[].class ? new Doubles(codec) : null;
    }

    /** {@code boolean[]}. */
    record Booleans(BooleanCodec codec) implements PrimitiveArray<boolean[]> {
        @Override
        public boolean[] create(int size) {
            return new boolean[size];
        }

        @Override
        public int length(boolean[] array) {
            return array.length;
        }

        @Override
        public void read(boolean[] array, int index, byte[] data, int offset, int length, CodecContext context) {
            array[index] = codec.decodeBoolean(Format.BINARY, data, offset, length, context);
        }

        @Override
        public void write(boolean[] array, int index, WireWriter out, CodecContext context) {
            codec.encodeBoolean(Format.BINARY, array[index], out, context);
        }
    }

    /** {@code int[]} from any numeric type. */
    record Ints(NumericCodec<?> codec) implements PrimitiveArray<int[]> {
        @Override
        public int[] create(int size) {
            return new int[size];
        }

        @Override
        public int length(int[] array) {
            return array.length;
        }

        @Override
        public void read(int[] array, int index, byte[] data, int offset, int length, CodecContext context) {
            array[index] = codec.decodeInt(Format.BINARY, data, offset, length, context);
        }

        @Override
        public void write(int[] array, int index, WireWriter out, CodecContext context) {
            codec.encodeLong(Format.BINARY, array[index], out, context);
        }
    }

    /** {@code long[]} from any numeric type. */
    record Longs(NumericCodec<?> codec) implements PrimitiveArray<long[]> {
        @Override
        public long[] create(int size) {
            return new long[size];
        }

        @Override
        public int length(long[] array) {
            return array.length;
        }

        @Override
        public void read(long[] array, int index, byte[] data, int offset, int length, CodecContext context) {
            array[index] = codec.decodeLong(Format.BINARY, data, offset, length, context);
        }

        @Override
        public void write(long[] array, int index, WireWriter out, CodecContext context) {
            codec.encodeLong(Format.BINARY, array[index], out, context);
        }
    }

    /** {@code double[]} from any numeric type. */
    record Doubles(NumericCodec<?> codec) implements PrimitiveArray<double[]> {
        @Override
        public double[] create(int size) {
            return new double[size];
        }

        @Override
        public int length(double[] array) {
            return array.length;
        }

        @Override
        public void read(double[] array, int index, byte[] data, int offset, int length, CodecContext context) {
            array[index] = codec.decodeDouble(Format.BINARY, data, offset, length, context);
        }

        @Override
        public void write(double[] array, int index, WireWriter out, CodecContext context) {
            codec.encodeDouble(Format.BINARY, array[index], out, context);
        }
    }
}
