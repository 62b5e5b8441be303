package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayWire;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of primitives in binary, where they have one dimension and no NULL; leaves everything else, errors included, to a
 * codec that can do it all.
 *
 * @param <A> the class of arrays
 */
final class FixedWidthArrayCodec<A> extends DelegatingCodec<A> {
    private static final int HEAD = 20;

    private final PgType elementType;
    private final FixedWidthArray<A> arrays;

    private FixedWidthArrayCodec(Codec<A> general, PgType elementType, FixedWidthArray<A> arrays) {
        super(general);
        this.elementType = elementType;
        this.arrays = arrays;
    }

    /** Returns a faster codec than the one that can do it all, if there is one for such elements. */
    static <A> Codec<A> over(Codec<A> general, PgType elementType, Codec<?> element) {
        FixedWidthArray<A> arrays = FixedWidthArray.of(element, general.javaType());
        return arrays == null ? general : new FixedWidthArrayCodec<>(general, elementType, arrays);
    }

    @Override
    public A decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        @Nullable A array = isFlat(data, offset, length) ? arrays.read(data, offset + HEAD, count(data, offset)) : null;
        return array == null ? super.decodeBinary(data, offset, length, context) : array;
    }

    @Override
    public void encodeBinary(A value, WireWriter out, CodecContext context) {
        int count = arrays.length(value);
        if (count == 0) {
            super.encodeBinary(value, out, context);
        } else {
            ArrayWire.write(count, false, elementType.oid(), out);
            arrays.write(value, out);
        }
    }

    /** One dimension, and as many bytes as its elements take when none of them is NULL. */
    private boolean isFlat(byte[] data, int offset, int length) {
        return length >= HEAD
                && BigEndian.getInt(data, offset) == 1
                && length - HEAD == (Integer.BYTES + arrays.width()) * (long) count(data, offset);
    }

    private static int count(byte[] data, int offset) {
        return BigEndian.getInt(data, offset + 12);
    }
}
