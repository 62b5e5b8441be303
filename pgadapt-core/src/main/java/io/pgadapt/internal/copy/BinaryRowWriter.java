package io.pgadapt.internal.copy;

import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.row.Column;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.PgType;
import org.jspecify.annotations.Nullable;

/** Rows in the binary format. */
public final class BinaryRowWriter extends RowWriter {
    private static final int END = -1;

    private final WireWriter scratch = new WireWriter(64);

    /** Writes rows of these columns. */
    public BinaryRowWriter(CopyColumns columns) {
        super(columns);
    }

    /** Returns whether a row, and all rows of such classes, can be written. */
    public static boolean canWrite(@Nullable Object[] row, CopyColumns target) {
        int index = 0;
        for (Column column : target.columns()) {
            Object value = index < row.length ? target.context().registry().parameterValue(row[index]) : null;
            index++;
            if (value != null && !hasBinary(value, column.type(), target.context())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasBinary(Object value, PgType type, CodecContext context) {
        try {
            return context.registry().forParameter(value, type).hasBinary();
        } catch (CodecException e) {
            return true; // an error in any format
        }
    }

    @Override
    public void begin() {
        out.bytes(BinaryHeader.bytes());
    }

    @Override
    public void end() {
        out.int16(END);
    }

    @Override
    void beginRow() {
        out.int16(columns.size());
    }

    @Override
    void endRow() {}

    @Override
    void value(int column, @Nullable Object value) {
        if (value == null) {
            out.nullValue();
            return;
        }
        int mark = out.beginValue();
        Codec<Object> codec = codec(column, value);
        if (codec.hasBinary()) {
            codec.encode(Format.BINARY, value, out, context);
        } else {
            throughText(column, value, codec);
        }
        out.endValue(mark);
    }

    /** A value that travels as text only, such as a string for a number, is read as what its type has by default. */
    private void throughText(int column, Object value, Codec<Object> codec) {
        scratch.clear(scratch.array().length);
        codec.encode(Format.TEXT, value, scratch, context);
        try {
            Object read = context.registry()
                    .forResult(type(column))
                    .decode(Format.TEXT, scratch.array(), 0, scratch.size(), context);
            Codec<Object> own = codec(column, read);
            if (!own.hasBinary()) {
                throw new CodecException("it travels as text only");
            }
            own.encode(Format.BINARY, read, out, context);
        } catch (CodecException e) {
            throw new CodecException(
                    e.getMessage()
                            + "; these rows travel in binary: with CopyOptions.text() the server reads such values",
                    e);
        }
    }
}
