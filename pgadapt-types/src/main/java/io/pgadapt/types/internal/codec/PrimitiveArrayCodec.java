package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayWire;

/**
 * Arrays of one dimension as arrays of primitives, without boxing in binary.
 *
 * @param <A> the class of arrays
 */
final class PrimitiveArrayCodec<A> implements Codec<A> {
    private final PgType.Array arrayType;
    private final PrimitiveArray<A> primitives;

    /** The same in boxes: what text, which is no hot path, goes through. */
    private final ArrayCodec<A> boxed;

    PrimitiveArrayCodec(PgType.Array arrayType, PrimitiveArray<A> primitives, ArrayCodec<A> boxed) {
        this.arrayType = arrayType;
        this.primitives = primitives;
        this.boxed = boxed;
    }

    @Override
    public Class<A> javaType() {
        return boxed.javaType();
    }

    @Override
    public String typeName() {
        return arrayType.name();
    }

    @Override
    public A decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        ArrayWire head = ArrayWire.read(in);
        if (head.dimensions() > 1) {
            return boxed.decodeBinary(data, offset, length, context);
        }
        A array = primitives.create(head.size());
        for (int i = 0; i < head.size(); i++) {
            int size = in.int32();
            if (size == -1) {
                throw new CodecException("the array has a NULL at index " + i + ", which "
                        + javaType().getTypeName() + " cannot hold; ask for an array of objects or List.class");
            }
            primitives.read(array, i, data, in.skip(size), size, context);
        }
        in.requireExhausted();
        return array;
    }

    @Override
    public A decodeText(byte[] data, int offset, int length, CodecContext context) {
        return boxed.decodeText(data, offset, length, context);
    }

    @Override
    public void encodeBinary(A value, WireWriter out, CodecContext context) {
        int size = primitives.length(value);
        ArrayWire.write(size, arrayType.element().oid(), out);
        for (int i = 0; i < size; i++) {
            int mark = out.beginValue();
            primitives.write(value, i, out, context);
            out.endValue(mark);
        }
    }

    @Override
    public void encodeText(A value, WireWriter out, CodecContext context) {
        boxed.encode(Format.TEXT, value, out, context);
    }

    @Override
    public String toString() {
        return arrayType.sqlName();
    }
}
