package io.pgadapt.types.internal.codec;

import io.pgadapt.types.BooleanCodec;
import io.pgadapt.types.Codec;
import io.pgadapt.types.NumericCodec;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one class of primitive arrays of one dimension.
 *
 * <p>The loops are the same but for the primitive, and on purpose not shared: each sees one codec only, which the virtual
 * machine then compiles into it.
 *
 * @param <L> the class of arrays
 */
interface PrimitiveArray<L> {
    /** Creates an array. */
    L create(int size);

    /** Reads as many elements as the array has. */
    void read(L array, ElementReader in);

    /** Writes all elements. */
    void write(L array, ElementWriter out);

    /** Returns what fills arrays of a primitive from the element codec; null when it does not deal in that primitive. */
    static @Nullable PrimitiveArray<?> over(Codec<?> element, Class<?> primitive) {
        if (element instanceof BooleanCodec codec) {
            return primitive == boolean.class ? new Booleans(codec) : null;
        }
        Function<NumericCodec<?>, PrimitiveArray<?>> maker = Numbers.MAKERS.get(primitive);
        return maker != null && element instanceof NumericCodec<?> codec ? maker.apply(codec) : null;
    }

    /** The primitives that every numeric codec deals in. */
    final class Numbers {
        private static final Map<Class<?>, Function<NumericCodec<?>, PrimitiveArray<?>>> MAKERS = Map.of(
                short.class, Shorts::new,
                int.class, Ints::new,
                long.class, Longs::new,
                float.class, Floats::new,
                double.class, Doubles::new);

        private Numbers() {}
    }

    /** {@code boolean[]}. */
    record Booleans(BooleanCodec codec) implements PrimitiveArray<boolean[]> {
        @Override
        public boolean[] create(int size) {
            return new boolean[size];
        }

        @Override
        public void read(boolean[] array, ElementReader in) {
            for (int i = 0; i < array.length; i++) {
                in.next();
                array[i] = codec.decodeBoolean(in.format, in.data, in.offset, in.length, in.context);
            }
        }

        @Override
        public void write(boolean[] array, ElementWriter out) {
            for (boolean value : array) {
                out.begin();
                codec.encodeBoolean(out.format, value, out.out, out.context);
                out.end();
            }
        }
    }

    /** {@code short[]} from any numeric type. */
    record Shorts(NumericCodec<?> codec) implements PrimitiveArray<short[]> {
        @Override
        public short[] create(int size) {
            return new short[size];
        }

        @Override
        public void read(short[] array, ElementReader in) {
            for (int i = 0; i < array.length; i++) {
                in.next();
                array[i] = NumberFactory.requireShort(
                        codec, codec.decodeLong(in.format, in.data, in.offset, in.length, in.context));
            }
        }

        @Override
        public void write(short[] array, ElementWriter out) {
            for (short value : array) {
                out.begin();
                codec.encodeLong(out.format, value, out.out, out.context);
                out.end();
            }
        }
    }

    /** {@code int[]} from any numeric type. */
    record Ints(NumericCodec<?> codec) implements PrimitiveArray<int[]> {
        @Override
        public int[] create(int size) {
            return new int[size];
        }

        @Override
        public void read(int[] array, ElementReader in) {
            for (int i = 0; i < array.length; i++) {
                in.next();
                array[i] = codec.decodeInt(in.format, in.data, in.offset, in.length, in.context);
            }
        }

        @Override
        public void write(int[] array, ElementWriter out) {
            for (int value : array) {
                out.begin();
                codec.encodeLong(out.format, value, out.out, out.context);
                out.end();
            }
        }
    }

    /** {@code long[]} from any numeric type. */
    record Longs(NumericCodec<?> codec) implements PrimitiveArray<long[]> {
        @Override
        public long[] create(int size) {
            return new long[size];
        }

        @Override
        public void read(long[] array, ElementReader in) {
            for (int i = 0; i < array.length; i++) {
                in.next();
                array[i] = codec.decodeLong(in.format, in.data, in.offset, in.length, in.context);
            }
        }

        @Override
        public void write(long[] array, ElementWriter out) {
            for (long value : array) {
                out.begin();
                codec.encodeLong(out.format, value, out.out, out.context);
                out.end();
            }
        }
    }

    /** {@code float[]} from any numeric type. */
    record Floats(NumericCodec<?> codec) implements PrimitiveArray<float[]> {
        @Override
        public float[] create(int size) {
            return new float[size];
        }

        @Override
        public void read(float[] array, ElementReader in) {
            for (int i = 0; i < array.length; i++) {
                in.next();
                array[i] = FloatView.decode(codec, in.format, in.data, in.offset, in.length, in.context);
            }
        }

        @Override
        public void write(float[] array, ElementWriter out) {
            for (float value : array) {
                out.begin();
                FloatView.encode(codec, out.format, value, out.out, out.context);
                out.end();
            }
        }
    }

    /** {@code double[]} from any numeric type. */
    record Doubles(NumericCodec<?> codec) implements PrimitiveArray<double[]> {
        @Override
        public double[] create(int size) {
            return new double[size];
        }

        @Override
        public void read(double[] array, ElementReader in) {
            for (int i = 0; i < array.length; i++) {
                in.next();
                array[i] = codec.decodeDouble(in.format, in.data, in.offset, in.length, in.context);
            }
        }

        @Override
        public void write(double[] array, ElementWriter out) {
            for (double value : array) {
                out.begin();
                codec.encodeDouble(out.format, value, out.out, out.context);
                out.end();
            }
        }
    }
}
