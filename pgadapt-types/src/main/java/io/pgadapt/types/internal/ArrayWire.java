package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.PgArray;

/**
 * The head of an array's binary form: dimensions, whether there are NULLs, the element type, length and lower bound of
 * each dimension. The elements follow, each after its length.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c">array_send</a>
 */
public final class ArrayWire {
    private static final int NULL_LENGTH = 4;

    private final int[] lengths;
    private final int[] lowerBounds;
    private final int size;

    private ArrayWire(int[] lengths, int[] lowerBounds, int size) {
        this.lengths = lengths;
        this.lowerBounds = lowerBounds;
        this.size = size;
    }

    /**
     * Reads the head of an array.
     *
     * @throws ProtocolException when the bytes that follow cannot hold as many elements as it says
     */
    public static ArrayWire read(WireReader in) {
        int dimensions = in.int32();
        in.skip(8);
        if (dimensions < 0 || dimensions > PgArray.MAX_DIMENSIONS) {
            throw new ProtocolException(
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
            throw new ProtocolException(
                    "an array's size does not fit into the " + in.remaining() + " bytes that are left");
        }
        // no dimension is empty: an array without elements has none
        return size == 0 ? new ArrayWire(new int[0], new int[0], 0) : new ArrayWire(lengths, lowerBounds, (int) size);
    }

    /** Writes the head of an array. */
    public static void write(ArrayData array, int elementOid, WireWriter out) {
        int[] lengths = array.lengths();
        out.int32(lengths.length).int32(array.hasNulls() ? 1 : 0).int32(elementOid);
        for (int i = 0; i < lengths.length; i++) {
            out.int32(lengths[i]).int32(array.lowerBounds()[i]);
        }
    }

    /** Writes the head of an array of one dimension that has no NULL. */
    public static void write(int size, int elementOid, WireWriter out) {
        out.int32(size == 0 ? 0 : 1).int32(0).int32(elementOid);
        if (size > 0) {
            out.int32(size).int32(1);
        }
    }

    /** Returns the number of elements of all dimensions together. */
    public int size() {
        return size;
    }

    /** Returns the number of dimensions; 0 when there are no elements. */
    public int dimensions() {
        return lengths.length;
    }

    /** Returns the array of this shape, with its elements. */
    public ArrayData with(Object[] elements) {
        return new ArrayData(elements, lengths, lowerBounds);
    }
}
