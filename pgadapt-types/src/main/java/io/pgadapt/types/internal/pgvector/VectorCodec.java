package io.pgadapt.types.internal.pgvector;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.internal.Malformed;

/**
 * {@code vector} and {@code halfvec} as {@code float[]}: the number of dimensions, two bytes without meaning, and the
 * components; in text {@code [1,2.5]}.
 *
 * @see <a href="https://github.com/pgvector/pgvector/blob/master/src/vector.c">pgvector: vector_send</a>
 */
public final class VectorCodec implements Codec<float[]> {
    /** Most dimensions that the extension allows. */
    static final int MAX_DIMENSIONS = 16_000;

    private static final int HEADER_SIZE = 4;

    private final String typeName;
    private final Component component;

    private VectorCodec(String typeName, Component component) {
        this.typeName = typeName;
        this.component = component;
    }

    /** Returns the codec of {@code vector}. */
    public static Codec<float[]> vector() {
        return new VectorCodec("vector", Component.SINGLE);
    }

    /** Returns the codec of {@code halfvec}, whose components have 16 bits. */
    public static Codec<float[]> halfvec() {
        return new VectorCodec("halfvec", Component.HALF);
    }

    @Override
    public Class<float[]> javaType() {
        return float[].class;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public float[] decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        int dimensions = in.uint16();
        in.skip(2);
        Malformed.requireLength(HEADER_SIZE + dimensions * component.size(), length, typeName);
        float[] vector = new float[dimensions];
        int at = in.position();
        for (int i = 0; i < dimensions; i++) {
            vector[i] = component.read(data, at);
            at += component.size();
        }
        return vector;
    }

    @Override
    public float[] decodeText(byte[] data, int offset, int length, CodecContext context) {
        int end = offset + length - 1;
        if (length < 2 || data[offset] != '[' || data[end] != ']') {
            throw Malformed.text(data, offset, length, typeName);
        }
        float[] vector = new float[count(data, offset, end)];
        int from = offset + 1;
        for (int i = 0; i < vector.length; i++) {
            int to = from;
            while (to < end && data[to] != ',') {
                to++;
            }
            vector[i] = FloatText.parseFloat(data, from, to - from);
            from = to + 1;
        }
        return vector;
    }

    @Override
    public void encodeBinary(float[] value, WireWriter out, CodecContext context) {
        requireDimensions(value.length);
        out.int16(value.length).int16(0);
        for (float number : value) {
            component.write(number, out);
        }
    }

    @Override
    public void encodeText(float[] value, WireWriter out, CodecContext context) {
        requireDimensions(value.length);
        for (int i = 0; i < value.length; i++) {
            out.int8(i == 0 ? '[' : ',').utf8(FloatText.of(value[i]));
        }
        out.int8(']');
    }

    @Override
    public String toString() {
        return typeName;
    }

    private static int count(byte[] data, int from, int to) {
        int count = 1;
        for (int i = from; i < to; i++) {
            if (data[i] == ',') {
                count++;
            }
        }
        return count;
    }

    private void requireDimensions(int dimensions) {
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new CodecException(
                    "a " + typeName + " has 1 to " + MAX_DIMENSIONS + " dimensions, but the array has " + dimensions);
        }
    }
}
