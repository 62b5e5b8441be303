package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.Codecs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of a primitive that is what the elements are on the wire: read and written in one loop without a call.
 *
 * <p>An element is its length, which is always the same, and its bytes. Where both fit into eight bytes, they are one number.
 *
 * @param <A> the class of arrays
 */
interface FixedWidthArray<A> {
    /** Returns how many bytes an element takes, without its length. */
    int width();

    /** Returns the number of elements. */
    int length(A array);

    /** Reads so many elements from the offset on; null when one of them is not as long as it should be. */
    @Nullable
    A read(byte[] data, int offset, int count);

    /** Writes all elements. */
    void write(A array, WireWriter out);

    /** Returns what deals with arrays of that class of that codec's type; null when the codec must be asked. */
    @SuppressWarnings("unchecked") // the table pairs classes with what deals with them
    static <A> @Nullable FixedWidthArray<A> of(Codec<?> element, Class<A> arrayClass) {
        Known known = Known.BY_CLASS.get(arrayClass);
        return known != null && known.element() == element ? (FixedWidthArray<A>) known.arrays() : null;
    }

    /** What deals with the arrays of a built-in codec. */
    record Known(Codec<?> element, FixedWidthArray<?> arrays) {
        private static final Map<Class<?>, Known> BY_CLASS = Map.of(
                int[].class, new Known(Codecs.INT4, new Ints()),
                long[].class, new Known(Codecs.INT8, new Longs()),
                double[].class, new Known(Codecs.FLOAT8, new Doubles()));
    }

    /** {@code int[]} of {@code int4}. */
    final class Ints implements FixedWidthArray<int[]> {
        private static final long LENGTH = (long) Integer.BYTES << Integer.SIZE;
        private static final long VALUE_BITS = 0xFFFF_FFFFL;

        @Override
        public int width() {
            return Integer.BYTES;
        }

        @Override
        public int length(int[] array) {
            return array.length;
        }

        @Override
        public int @Nullable [] read(byte[] data, int offset, int count) {
            int[] array = new int[count];
            for (int i = 0, at = offset; i < count; i++, at += Long.BYTES) {
                long element = BigEndian.getLong(data, at);
                if ((element & ~VALUE_BITS) != LENGTH) {
                    return null;
                }
                array[i] = (int) element;
            }
            return array;
        }

        @Override
        public void write(int[] array, WireWriter out) {
            for (int value : array) {
                out.int64(LENGTH | (value & VALUE_BITS));
            }
        }
    }

    /** {@code long[]} of {@code int8}. */
    final class Longs implements FixedWidthArray<long[]> {
        @Override
        public int width() {
            return Long.BYTES;
        }

        @Override
        public int length(long[] array) {
            return array.length;
        }

        @Override
        public long @Nullable [] read(byte[] data, int offset, int count) {
            long[] array = new long[count];
            for (int i = 0, at = offset; i < count; i++, at += Integer.BYTES + Long.BYTES) {
                if (BigEndian.getInt(data, at) != Long.BYTES) {
                    return null;
                }
                array[i] = BigEndian.getLong(data, at + Integer.BYTES);
            }
            return array;
        }

        @Override
        public void write(long[] array, WireWriter out) {
            for (long value : array) {
                out.int32(Long.BYTES).int64(value);
            }
        }
    }

    /** {@code double[]} of {@code float8}. */
    final class Doubles implements FixedWidthArray<double[]> {
        @Override
        public int width() {
            return Double.BYTES;
        }

        @Override
        public int length(double[] array) {
            return array.length;
        }

        @Override
        public double @Nullable [] read(byte[] data, int offset, int count) {
            double[] array = new double[count];
            for (int i = 0, at = offset; i < count; i++, at += Integer.BYTES + Double.BYTES) {
                if (BigEndian.getInt(data, at) != Double.BYTES) {
                    return null;
                }
                array[i] = Double.longBitsToDouble(BigEndian.getLong(data, at + Integer.BYTES));
            }
            return array;
        }

        @Override
        public void write(double[] array, WireWriter out) {
            for (double value : array) {
                out.int32(Double.BYTES).float64(value);
            }
        }
    }
}
