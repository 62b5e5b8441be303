package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a prepared statement its parameter values and so makes a portal.
 *
 * @param portal the name to give the portal; empty for the unnamed portal
 * @param statement the prepared statement's name
 * @param parameterFormats none (all text), one (for all), or one for each value
 * @param values the values; null stands for NULL
 * @param resultFormats none (all text), one (for all), or one for each result column
 */
public record Bind(
        String portal,
        String statement,
        List<Format> parameterFormats,
        List<@Nullable Bytes> values,
        List<Format> resultFormats)
        implements FrontendMessage {
    /** The type byte. */
    public static final char TAG = 'B';

    /** Keeps copies of the lists. */
    public Bind {
        parameterFormats = List.copyOf(parameterFormats);
        values = ValueList.copyOf(values);
        resultFormats = List.copyOf(resultFormats);
    }

    /** Parameter values that are encoded straight into the buffer. */
    public interface Values {
        /** No values, for a statement without parameters. */
        Values NONE = new Values() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public Format format(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public boolean write(int index, WireWriter out) {
                throw new IndexOutOfBoundsException(index);
            }
        };

        /** Returns how many values there are. */
        int count();

        /** Returns the format in which {@link #write} writes the value at the index, from 0 on. */
        Format format(int index);

        /**
         * Appends the bytes of the value at the index, without their length.
         *
         * @return false when the value is NULL; what was appended then does not count
         */
        boolean write(int index, WireWriter out);
    }

    /** Reads a body. */
    public static Bind decode(WireReader body) {
        return new Bind(body.cstring(), body.cstring(), Formats.read(body), ValueList.read(body), Formats.read(body));
    }

    /**
     * Writes the message without creating one, with all result columns in one format.
     *
     * @throws IllegalArgumentException as {@link #encode} does
     */
    public static void write(WireWriter out, String portal, String statement, Values values, Format resultFormat) {
        int mark = begin(out, portal, statement, values);
        Formats.writeSame(resultFormat, out);
        out.endMessage(mark);
    }

    /**
     * Writes the message without creating one.
     *
     * @param resultFormats one format for each result column; where they are all the same, they travel as one
     * @throws IllegalArgumentException as {@link #encode} does
     */
    public static void write(WireWriter out, String portal, String statement, Values values, Format[] resultFormats) {
        int mark = begin(out, portal, statement, values);
        writeFormats(resultFormats, out);
        out.endMessage(mark);
    }

    private static int begin(WireWriter out, String portal, String statement, Values values) {
        int mark = out.beginMessage(TAG);
        out.cstring(portal).cstring(statement);
        int count = values.count();
        writeFormats(values, count, out);
        out.count16(count, "parameters");
        for (int i = 0; i < count; i++) {
            int value = out.beginValue();
            if (values.write(i, out)) {
                out.endValue(value);
            } else {
                out.truncate(value);
                out.nullValue();
            }
        }
        return mark;
    }

    private static void writeFormats(Values values, int count, WireWriter out) {
        Format first = count == 0 ? Format.TEXT : values.format(0);
        int same = 1;
        while (same < count && values.format(same) == first) {
            same++;
        }
        if (same >= count) {
            Formats.writeSame(first, out);
            return;
        }
        out.count16(count, "parameters");
        for (int i = 0; i < count; i++) {
            out.int16(values.format(i).code());
        }
    }

    private static void writeFormats(Format[] formats, WireWriter out) {
        Format first = formats.length == 0 ? Format.TEXT : formats[0];
        int same = 1;
        while (same < formats.length && formats[same] == first) {
            same++;
        }
        if (same >= formats.length) {
            Formats.writeSame(first, out);
            return;
        }
        out.count16(formats.length, "result columns");
        for (Format format : formats) {
            out.int16(format.code());
        }
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(TAG);
        out.cstring(portal).cstring(statement);
        Formats.write(parameterFormats, out);
        ValueList.write(values, "parameters", out);
        Formats.write(resultFormats, out);
        out.endMessage(mark);
    }

    @Override
    public void print(FieldPrinter fields) {
        fields.string(portal).string(statement);
        Formats.print(parameterFormats, fields);
        ValueList.print(values, fields);
        Formats.print(resultFormats, fields);
    }
}
