package io.pgadapt.types.internal.pgvector;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Digits;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.value.SparseVector;

/**
 * {@code sparsevec}: the number of dimensions, that of the values, four bytes without meaning, the indices from 0 on, and
 * the values; in text {@code {1:0.5,3:2}/5}, with indices from 1 on.
 *
 * @see <a href="https://github.com/pgvector/pgvector/blob/master/src/sparsevec.c">pgvector: sparsevec_send</a>
 */
public final class SparseVectorCodec implements Codec<SparseVector> {
    private static final String NAME = "sparsevec";

    /** An index and a value. */
    private static final int ENTRY_SIZE = 8;

    @Override
    public Class<SparseVector> javaType() {
        return SparseVector.class;
    }

    @Override
    public String typeName() {
        return NAME;
    }

    @Override
    public SparseVector decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        int dimensions = in.int32();
        int count = in.count32(ENTRY_SIZE);
        in.skip(4);
        // one count reserves the four bytes that were just passed over, too
        Malformed.requireLength(12 + count * ENTRY_SIZE, length, NAME);
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = in.int32();
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.float32();
        }
        return vector(dimensions, indices, values);
    }

    @Override
    public SparseVector decodeText(byte[] data, int offset, int length, CodecContext context) {
        int end = offset + length;
        int brace = indexOf('}', data, offset, end);
        boolean framed = length > 3 && data[offset] == '{' && brace + 1 < end && data[brace + 1] == '/';
        if (!framed) {
            throw Malformed.text(data, offset, length, NAME);
        }
        int dimensions = number(data, brace + 2, end);
        int count = brace == offset + 1 ? 0 : 1;
        for (int i = offset; i < brace; i++) {
            count += data[i] == ',' ? 1 : 0;
        }
        int[] indices = new int[count];
        float[] values = new float[count];
        int from = offset + 1;
        for (int i = 0; i < count; i++) {
            int colon = indexOf(':', data, from, brace);
            int comma = indexOf(',', data, from, brace);
            indices[i] = number(data, from, Math.min(colon, comma)) - 1;
            if (colon >= comma) {
                throw Malformed.text(data, offset, length, NAME);
            }
            values[i] = FloatText.parseFloat(data, colon + 1, comma - colon - 1);
            from = comma + 1;
        }
        return vector(dimensions, indices, values);
    }

    @Override
    public void encodeBinary(SparseVector value, WireWriter out, CodecContext context) {
        out.int32(value.dimensions()).int32(value.size()).int32(0);
        for (int i = 0; i < value.size(); i++) {
            out.int32(value.index(i));
        }
        for (int i = 0; i < value.size(); i++) {
            out.float32(value.value(i));
        }
    }

    @Override
    public void encodeText(SparseVector value, WireWriter out, CodecContext context) {
        out.int8('{');
        for (int i = 0; i < value.size(); i++) {
            if (i > 0) {
                out.int8(',');
            }
            Digits.write(value.index(i) + 1L, out);
            out.int8(':').utf8(FloatText.of(value.value(i)));
        }
        out.utf8("}/");
        Digits.write(value.dimensions(), out);
    }

    @Override
    public String toString() {
        return NAME;
    }

    /**
     * Returns all components.
     *
     * @throws CodecException when there are more than a {@code vector} may have, as in the server's cast
     */
    public static float[] toDense(SparseVector vector) {
        if (vector.dimensions() > VectorCodec.MAX_DIMENSIONS) {
            throw new CodecException("a sparsevec of " + vector.dimensions() + " dimensions does not fit into float[],"
                    + " which is made of up to " + VectorCodec.MAX_DIMENSIONS + "; ask for SparseVector");
        }
        return vector.toArray();
    }

    private static SparseVector vector(int dimensions, int[] indices, float[] values) {
        try {
            return SparseVector.of(dimensions, indices, values);
        } catch (IllegalArgumentException e) {
            throw new CodecException("malformed value of type " + NAME + ": " + e.getMessage(), e);
        }
    }

    private static int number(byte[] data, int from, int to) {
        try {
            return Math.toIntExact(Digits.parse(data, from, to - from));
        } catch (NumberFormatException | ArithmeticException e) {
            throw Malformed.text(data, from, to - from, NAME, e);
        }
    }

    /** Returns where a byte is, or else the end. */
    private static int indexOf(char wanted, byte[] data, int from, int end) {
        int at = from;
        while (at < end && data[at] != wanted) {
            at++;
        }
        return at;
    }
}
