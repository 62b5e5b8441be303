package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.value.PgArray;
import java.util.Arrays;

/**
 * The text form of an array: {@code {1,NULL}}, {@code [0:1]={"a b",c}}, {@code {{1},{2}}}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO">PostgreSQL manual: Array Input and Output
 *     Syntax</a>
 */
public final class ArrayText {
    private static final int UNKNOWN = -1;

    private final ArrayTokens in;
    private final Elements elements;
    private final int[] lengths = new int[PgArray.MAX_DIMENSIONS];
    private int dimensions = UNKNOWN;

    /** Takes elements as they are found. */
    @FunctionalInterface
    public interface Elements {
        /** Takes the element that was read last. */
        void add(ArrayTokens element);
    }

    private ArrayText(ArrayTokens in, Elements elements) {
        this.in = in;
        this.elements = elements;
        Arrays.fill(lengths, UNKNOWN);
    }

    /**
     * Reads an array from its first byte to its last.
     *
     * @throws io.pgadapt.types.CodecException when it is none
     */
    public static ArrayShape read(ArrayTokens in, Elements elements) {
        return new ArrayText(in, elements).read();
    }

    /** Passes over the bounds that may precede a text that has been checked. */
    public static void skipBounds(ArrayTokens in) {
        bounds(in, new int[2 * PgArray.MAX_DIMENSIONS]);
    }

    private ArrayShape read() {
        int[] bounds = new int[2 * PgArray.MAX_DIMENSIONS];
        int bounded = bounds(in, bounds);
        array(0);
        in.requireEnd();
        if (dimensions == UNKNOWN) {
            return ArrayShape.EMPTY;
        }
        ArrayShape shape = ArrayShape.of(Arrays.copyOf(lengths, dimensions));
        if (bounded > 0) {
            applyBounds(bounds, bounded, shape);
        }
        return shape;
    }

    private void applyBounds(int[] bounds, int count, ArrayShape shape) {
        if (count != shape.dimensions()) {
            throw in.malformed();
        }
        for (int i = 0; i < count; i++) {
            shape.lowerBounds()[i] = bounds[2 * i];
            if ((long) bounds[2 * i + 1] - bounds[2 * i] + 1 != shape.lengths()[i]) {
                throw in.malformed();
            }
        }
    }

    private static int bounds(ArrayTokens in, int[] bounds) {
        int count = 0;
        while (in.accept('[')) {
            if (count == PgArray.MAX_DIMENSIONS) {
                throw in.malformed();
            }
            bounds[2 * count] = in.number(':');
            bounds[2 * count + 1] = in.number(']');
            count++;
        }
        if (count > 0) {
            in.expect('=');
        }
        return count;
    }

    private void array(int depth) {
        in.expect('{');
        if (depth == PgArray.MAX_DIMENSIONS) {
            throw in.malformed();
        }
        int count = 0;
        if (!in.isNext('}')) {
            do {
                item(depth);
                count++;
            } while (in.acceptDelimiter());
        } else if (depth > 0) {
            // only an array without any element is written with nothing between braces
            throw in.malformed();
        }
        in.expect('}');
        if (lengths[depth] != UNKNOWN && lengths[depth] != count) {
            throw in.malformed();
        }
        lengths[depth] = count;
    }

    private void item(int depth) {
        if (in.isNext('{')) {
            if (dimensions != UNKNOWN && depth + 1 >= dimensions) {
                throw in.malformed();
            }
            array(depth + 1);
            return;
        }
        if (dimensions == UNKNOWN) {
            dimensions = depth + 1;
        } else if (dimensions != depth + 1) {
            throw in.malformed();
        }
        in.element();
        elements.add(in);
    }

    /** Writes the bounds of an array that has others than the usual ones. */
    public static void writeBounds(ArrayShape shape, WireWriter out) {
        int[] lowerBounds = shape.lowerBounds();
        if (Arrays.stream(lowerBounds).allMatch(bound -> bound == 1)) {
            return;
        }
        for (int i = 0; i < lowerBounds.length; i++) {
            long upper = (long) lowerBounds[i] + shape.lengths()[i] - 1;
            out.utf8("[" + lowerBounds[i] + ":" + upper + "]");
        }
        out.int8('=');
    }

    /** Puts quotes around what was written from {@code from} on, if an array needs them there. */
    public static void quote(WireWriter out, int from, char delimiter) {
        byte[] written = out.array();
        int length = out.size() - from;
        if (!needsQuotes(written, from, length, delimiter)) {
            return;
        }
        byte[] plain = Arrays.copyOfRange(written, from, from + length);
        out.truncate(from);
        out.int8('"');
        for (byte b : plain) {
            if (b == '"' || b == '\\') {
                out.int8('\\');
            }
            out.int8(b);
        }
        out.int8('"');
    }

    private static boolean needsQuotes(byte[] data, int offset, int length, char delimiter) {
        if (length == 0) {
            return true;
        }
        for (int i = offset; i < offset + length; i++) {
            switch (data[i]) {
                case '{', '}', '"', '\\', ' ', '\t', '\n', 0x0B, '\f', '\r' -> {
                    return true;
                }
                default -> {
                    if (data[i] == delimiter) {
                        return true;
                    }
                }
            }
        }
        return ArrayTokens.isNull(data, offset, length);
    }
}
