package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.PgArray;

/**
 * The head of an array's binary form: dimensions, whether there are NULLs, the element type, length and lower bound of
 * each dimension. The elements follow, each after its length.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c">array_send</a>
 */
public final class ArrayWire {
    private static final int NULL_LENGTH = 4;

    private ArrayWire() {}

    /**
     * Reads the head of an array.
     *
     * @throws CodecException when the bytes that follow cannot hold as many elements as it says
     */
    public static ArrayShape read(WireReader in) {
        int dimensions = in.int32();
        in.skip(8);
        if (dimensions < 0 || dimensions > PgArray.MAX_DIMENSIONS) {
            throw new CodecException(
                    "an array of " + dimensions + " dimensions; PostgreSQL allows 0 to " + PgArray.MAX_DIMENSIONS);
        }
        int[] lengths = new int[dimensions];
        int[] lowerBounds = new int[dimensions];
        long size = dimensions == 0 ? 0 : 1;
        for (int i = 0; i < dimensions; i++) {
            lengths[i] = in.int32();
            lowerBounds[i] = in.int32();
            size = lengths[i] < 0 ? Integer.MAX_VALUE : Math.min(size * lengths[i], Integer.MAX_VALUE);
        }
        if (size * NULL_LENGTH > in.remaining()) {
            throw new CodecException(
                    "an array's size does not fit into the " + in.remaining() + " bytes that are left");
        }
        // no dimension is empty: an array without elements has none
        return size == 0 ? ArrayShape.EMPTY : new ArrayShape(lengths, lowerBounds);
    }

    /** Writes the head of an array. */
    public static void write(ArrayShape shape, boolean hasNulls, int elementOid, WireWriter out) {
        out.int32(shape.dimensions()).int32(hasNulls ? 1 : 0).int32(elementOid);
        for (int i = 0; i < shape.dimensions(); i++) {
            out.int32(shape.lengths()[i]).int32(shape.lowerBounds()[i]);
        }
    }
}
