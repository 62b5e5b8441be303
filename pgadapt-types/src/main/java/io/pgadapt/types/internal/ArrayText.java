package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.PgArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text form of an array: {@code {1,NULL}}, {@code [0:1]={"a b",c}}, {@code {{1},{2}}}. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO">PostgreSQL manual: Array Input and Output
 *     Syntax</a>
 */
public final class ArrayText {
    private static final int UNKNOWN = -1;

    private final byte[] data;
    private final int start;
    private final int end;
    private final byte delimiter;
    private final String typeName;
    private final Element element;
    private final List<@Nullable Object> elements = new ArrayList<>();
    private final int[] lengths = new int[PgArray.MAX_DIMENSIONS];
    private int dimensions = UNKNOWN;
    private int position;

    /** Decodes an element from its bytes. */
    @FunctionalInterface
    public interface Element {
        /** Decodes {@code length} bytes at {@code offset}. */
        Object decode(byte[] data, int offset, int length);
    }

    private ArrayText(byte[] data, int offset, int length, char delimiter, String typeName, Element element) {
        this.data = data;
        this.start = offset;
        this.end = offset + length;
        this.delimiter = (byte) delimiter;
        this.typeName = typeName;
        this.element = element;
        this.position = offset;
        Arrays.fill(lengths, UNKNOWN);
    }

    /**
     * Returns the array that a text stands for.
     *
     * @param typeName is named in the error
     * @throws CodecException when it stands for none
     */
    public static ArrayData parse(
            byte[] data, int offset, int length, char delimiter, String typeName, Element element) {
        return new ArrayText(data, offset, length, delimiter, typeName, element).parse();
    }

    private ArrayData parse() {
        int[] bounds = new int[2 * PgArray.MAX_DIMENSIONS];
        int bounded = bounds(bounds);
        array(0);
        if (position != end) {
            throw malformed();
        }
        @Nullable Object[] flat = elements.toArray();
        if (flat.length == 0) {
            return ArrayData.empty(flat);
        }
        int[] shape = Arrays.copyOf(lengths, dimensions);
        int[] lowerBounds = new int[dimensions];
        Arrays.fill(lowerBounds, 1);
        if (bounded > 0) {
            applyBounds(bounds, bounded, shape, lowerBounds);
        }
        return new ArrayData(flat, shape, lowerBounds);
    }

    private void applyBounds(int[] bounds, int count, int[] shape, int[] lowerBounds) {
        if (count != shape.length) {
            throw malformed();
        }
        for (int i = 0; i < count; i++) {
            lowerBounds[i] = bounds[2 * i];
            if ((long) bounds[2 * i + 1] - bounds[2 * i] + 1 != shape[i]) {
                throw malformed();
            }
        }
    }

    private int bounds(int[] bounds) {
        int count = 0;
        while (isNext('[')) {
            if (count == PgArray.MAX_DIMENSIONS) {
                throw malformed();
            }
            position++;
            bounds[2 * count] = bound(':');
            bounds[2 * count + 1] = bound(']');
            count++;
        }
        if (count > 0) {
            expect('=');
        }
        return count;
    }

    private int bound(char terminator) {
        int first = position;
        while (position < end && data[position] != terminator) {
            position++;
        }
        try {
            int bound = Math.toIntExact(Digits.parse(data, first, position - first));
            expect(terminator);
            return bound;
        } catch (NumberFormatException | ArithmeticException e) {
            throw malformed();
        }
    }

    private void array(int depth) {
        expect('{');
        if (depth == PgArray.MAX_DIMENSIONS) {
            throw malformed();
        }
        int count = 0;
        if (!isNext('}')) {
            do {
                item(depth);
                count++;
            } while (accept(delimiter));
        } else if (depth > 0) {
            // only an array without any element is written with nothing between braces
            throw malformed();
        }
        expect('}');
        if (lengths[depth] != UNKNOWN && lengths[depth] != count) {
            throw malformed();
        }
        lengths[depth] = count;
    }

    private void item(int depth) {
        if (isNext('{')) {
            if (dimensions != UNKNOWN && depth + 1 >= dimensions) {
                throw malformed();
            }
            array(depth + 1);
            return;
        }
        if (dimensions == UNKNOWN) {
            dimensions = depth + 1;
        } else if (dimensions != depth + 1) {
            throw malformed();
        }
        elements.add(isNext('"') ? quoted() : plain());
    }

    private @Nullable Object plain() {
        int first = position;
        boolean escaped = false;
        while (position < end && data[position] != delimiter && data[position] != '}') {
            if (data[position] == '{' || data[position] == '"') {
                throw malformed();
            }
            escaped |= data[position] == '\\';
            position += data[position] == '\\' ? 2 : 1;
        }
        if (position >= end || position == first) {
            throw malformed();
        }
        if (escaped) {
            return unescaped(first, position);
        }
        return isNull(first) ? null : element.decode(data, first, position - first);
    }

    private Object quoted() {
        int first = ++position;
        boolean escaped = false;
        while (position < end && data[position] != '"') {
            escaped |= data[position] == '\\';
            position += data[position] == '\\' ? 2 : 1;
        }
        int last = position;
        if (last >= end) {
            throw malformed();
        }
        position++;
        return escaped ? unescaped(first, last) : element.decode(data, first, last - first);
    }

    private Object unescaped(int first, int last) {
        byte[] plain = new byte[last - first];
        int count = 0;
        for (int i = first; i < last; i++) {
            if (data[i] == '\\') {
                i++;
            }
            plain[count++] = data[i];
        }
        return element.decode(plain, 0, count);
    }

    private boolean isNull(int first) {
        return position - first == 4
                && (data[first] | 0x20) == 'n'
                && (data[first + 1] | 0x20) == 'u'
                && (data[first + 2] | 0x20) == 'l'
                && (data[first + 3] | 0x20) == 'l';
    }

    private boolean isNext(char expected) {
        return position < end && data[position] == expected;
    }

    private boolean accept(byte expected) {
        if (position < end && data[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!accept((byte) expected)) {
            throw malformed();
        }
    }

    private CodecException malformed() {
        return Malformed.text(data, start, end - start, typeName);
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
        return length == 4 && new String(data, offset, 4, StandardCharsets.ISO_8859_1).equalsIgnoreCase("null");
    }
}
