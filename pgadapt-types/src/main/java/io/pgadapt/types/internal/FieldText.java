package io.pgadapt.types.internal;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of composite values and ranges: fields between delimiters, where nothing at all is NULL, quotes enclose
 * what has delimiters, and a quote within is doubled or follows a backslash. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/18/rowtypes.html#ROWTYPES-IO-SYNTAX">PostgreSQL manual: Composite Type
 *     Input and Output Syntax</a>
 */
public final class FieldText {
    /** What a field of a composite value cannot have without quotes. */
    public static final String COMPOSITE_SPECIALS = "\"\\(),";

    private static final String COMPOSITE_DELIMITERS = ",)";
    private static final String RANGE_DELIMITERS = ",)]";

    private final byte[] data;
    private final int start;
    private final int end;
    private final String typeName;
    private int position;

    /** Creates a reader of {@code length} bytes from {@code offset} on; the type is named in errors. */
    public FieldText(byte[] data, int offset, int length, String typeName) {
        this.data = data;
        this.start = offset;
        this.position = offset;
        this.end = offset + length;
        this.typeName = typeName;
    }

    /** Decodes a field from its bytes. */
    @FunctionalInterface
    public interface Field {
        /** Decodes {@code length} bytes at {@code offset}. */
        Object decode(byte[] data, int offset, int length);
    }

    /** Returns whether the next byte is the given one. */
    public boolean isNext(char expected) {
        return position < end && data[position] == expected;
    }

    /** Reads the next byte if it is the given one. */
    public boolean accept(char expected) {
        if (isNext(expected)) {
            position++;
            return true;
        }
        return false;
    }

    /** Reads the given text if it comes next. */
    public boolean accept(String expected) {
        boolean matches = new TextCursor(data, position, end - position, typeName).accept(expected);
        if (matches) {
            position += expected.length();
        }
        return matches;
    }

    /** Reads the next byte, which must be the given one. */
    public void expect(char expected) {
        if (!accept(expected)) {
            throw malformed();
        }
    }

    /** Checks that everything has been read. */
    public void requireEnd() {
        if (position != end) {
            throw malformed();
        }
    }

    /** Reads a field of a composite value up to a comma or parenthesis, which are left to be read; null when NULL. */
    public @Nullable Object field(Field field) {
        return until(COMPOSITE_DELIMITERS, field);
    }

    /** Reads a bound of a range up to a comma or a closing bracket of either kind, which are left to be read. */
    public @Nullable Object bound(Field field) {
        return until(RANGE_DELIMITERS, field);
    }

    private @Nullable Object until(String delimiters, Field field) {
        int first = position;
        boolean quoted = false;
        boolean plain = true;
        while (position < end && (quoted || delimiters.indexOf(data[position]) < 0)) {
            byte b = data[position];
            if (b == '"') {
                quoted = !quoted;
            }
            plain &= b != '"' && b != '\\';
            position += b == '\\' ? 2 : 1;
        }
        if (position >= end || quoted) {
            throw malformed();
        }
        if (position == first) {
            return null;
        }
        return plain ? field.decode(data, first, position - first) : unquoted(first, position, field);
    }

    /** Returns the error for a text that is not one of the type's. */
    public CodecException malformed() {
        return Malformed.text(data, start, end - start, typeName);
    }

    /** Puts quotes around what was written from {@code from} on, if a field needs them; {@code specials} do. */
    public static void quote(WireWriter out, int from, String specials) {
        byte[] written = Arrays.copyOfRange(out.array(), from, out.size());
        if (!needsQuotes(written, specials)) {
            return;
        }
        out.truncate(from);
        out.int8('"');
        for (byte b : written) {
            if (b == '"' || b == '\\') {
                out.int8(b);
            }
            out.int8(b);
        }
        out.int8('"');
    }

    private static boolean needsQuotes(byte[] data, String specials) {
        for (byte b : data) {
            if (b >= 0 && (b == ' ' || (b >= '\t' && b <= '\r') || specials.indexOf(b) >= 0)) {
                return true;
            }
        }
        return data.length == 0;
    }

    private Object unquoted(int first, int last, Field field) {
        byte[] plain = new byte[last - first];
        int count = 0;
        boolean quoted = false;
        for (int i = first; i < last; i++) {
            if (data[i] == '\\') {
                plain[count++] = data[++i];
            } else if (data[i] != '"') {
                plain[count++] = data[i];
            } else if (quoted && i + 1 < last && data[i + 1] == '"') {
                plain[count++] = data[++i];
            } else {
                quoted = !quoted;
            }
        }
        return field.decode(plain, 0, count);
    }
}
