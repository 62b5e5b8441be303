package io.pgadapt.types.internal.pgvector;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;

/** What a vector is made of. */
enum Component {
    /** 32 bits. */
    SINGLE(Float.BYTES) {
        @Override
        float read(byte[] data, int offset) {
            return Float.intBitsToFloat(BigEndian.getInt(data, offset));
        }

        @Override
        void write(float value, WireWriter out) {
            out.float32(value);
        }
    },

    /** 16 bits; other numbers are rounded to them, as the server rounds. */
    HALF(Short.BYTES) {
        @Override
        float read(byte[] data, int offset) {
            return HalfFloat.toFloat(BigEndian.getShort(data, offset));
        }

        @Override
        void write(float value, WireWriter out) {
            if (Math.abs(value) >= HalfFloat.TOO_LARGE && !Float.isInfinite(value)) {
                throw CodecException.outOfRange(value, "float", "halfvec", "-65504", "65504");
            }
            out.int16(HalfFloat.ofFloat(value));
        }
    };

    private final int size;

    Component(int size) {
        this.size = size;
    }

    /** Returns the number of bytes. */
    int size() {
        return size;
    }

    /** Reads a number. */
    abstract float read(byte[] data, int offset);

    /** Appends a number. */
    abstract void write(float value, WireWriter out);
}
