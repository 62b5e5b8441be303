package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayShape;
import io.pgadapt.types.internal.ArrayText;
import io.pgadapt.types.internal.ArrayTokens;
import io.pgadapt.types.internal.ArrayWire;
import io.pgadapt.types.internal.Nesting;
import java.lang.reflect.Array;

/**
 * Arrays as Java arrays of primitives, of any number of dimensions, without boxing. Lower bounds are left behind.
 *
 * @param <A> the class of arrays: {@code int[][]}
 * @param <L> the class of the innermost arrays: {@code int[]}
 */
final class PrimitiveArrayCodec<A, L> implements Codec<A> {
    private final PgType.Array arrayType;
    private final Class<A> type;
    private final int dimensions;
    private final PrimitiveArray<L> primitives;

    PrimitiveArrayCodec(PgType.Array arrayType, Class<A> type, PrimitiveArray<L> primitives) {
        this.arrayType = arrayType;
        this.type = type;
        this.dimensions = Nesting.USUAL.dimensions(type);
        this.primitives = primitives;
    }

    @Override
    public Class<A> javaType() {
        return type;
    }

    @Override
    public String typeName() {
        return arrayType.name();
    }

    @Override
    public Format format() {
        return hasBinary() ? Format.BINARY : Format.TEXT;
    }

    @Override
    public boolean hasBinary() {
        return arrayType.hasBinary();
    }

    @Override
    public A decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        ArrayShape shape = ArrayWire.read(in);
        shape.requireDimensions(dimensions, type);
        A array = array(shape, new ElementReader.Binary(in, shape, type, context));
        in.requireExhausted();
        return array;
    }

    /** Reads twice: for the shape, so that nothing grows, and for the elements. */
    @Override
    public A decodeText(byte[] data, int offset, int length, CodecContext context) {
        NullFinder nulls = new NullFinder();
        ArrayShape shape = ArrayText.read(tokens(data, offset, length), nulls);
        shape.requireDimensions(dimensions, type);
        if (nulls.first >= 0) {
            throw shape.nullAt(nulls.first, type);
        }
        return array(shape, new ElementReader.Text(tokens(data, offset, length), context));
    }

    @Override
    public void encodeBinary(A value, WireWriter out, CodecContext context) {
        ArrayShape shape = Nesting.USUAL.shape(value);
        ArrayWire.write(shape, false, arrayType.element().oid(), out);
        if (!shape.isEmpty()) {
            write(value, 1, new ElementWriter.Binary(out, context));
        }
    }

    @Override
    public void encodeText(A value, WireWriter out, CodecContext context) {
        if (Nesting.USUAL.shape(value).isEmpty()) {
            out.utf8("{}");
        } else {
            write(value, 1, new ElementWriter.Text(arrayType.delimiter(), out, context));
        }
    }

    @Override
    public String toString() {
        return arrayType.sqlName();
    }

    private ArrayTokens tokens(byte[] data, int offset, int length) {
        return new ArrayTokens(data, offset, length, arrayType.delimiter());
    }

    private A array(ArrayShape shape, ElementReader in) {
        return type.cast(
                shape.isEmpty() ? Array.newInstance(type.getComponentType(), 0) : read(type, shape.lengths(), 0, in));
    }

    private Object read(Class<?> arrayClass, int[] lengths, int depth, ElementReader in) {
        if (depth == lengths.length - 1) {
            L leaf = primitives.create(lengths[depth]);
            primitives.read(leaf, in);
            return leaf;
        }
        Class<?> rowClass = arrayClass.getComponentType();
        Object[] rows = (Object[]) Array.newInstance(rowClass, lengths[depth]);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = read(rowClass, lengths, depth + 1, in);
        }
        return rows;
    }

    @SuppressWarnings("unchecked") // the innermost arrays of the class are of that class
    private void write(Object array, int depth, ElementWriter out) {
        out.open();
        if (depth == dimensions) {
            primitives.write((L) array, out);
        } else {
            for (Object row : (Object[]) array) {
                write(row, depth + 1, out);
            }
        }
        out.close();
    }

    /** Remembers where the first NULL is. */
    private static final class NullFinder implements ArrayText.Elements {
        private int count;
        private int first = -1;

        @Override
        public void add(ArrayTokens element) {
            if (element.isNull() && first < 0) {
                first = count;
            }
            count++;
        }
    }
}
