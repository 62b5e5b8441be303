package io.pgadapt.internal.copy;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.row.Column;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of values as data of COPY: each value by its codec, straight into the buffer of what is sent next. */
public abstract class RowWriter {
    private static final int INITIAL_CAPACITY = 80 * 1024;

    final WireWriter out = new WireWriter(INITIAL_CAPACITY);
    final CodecContext context;
    final List<Column> columns;
    private final CodecRegistry registry;
    private final PgType[] types;
    private long rows;

    RowWriter(CopyColumns columns) {
        this.columns = columns.columns();
        this.context = columns.context();
        this.registry = context.registry();
        this.types = this.columns.stream().map(Column::type).toArray(PgType[]::new);
    }

    /** Writes what precedes the first row. */
    public abstract void begin();

    /** Writes what follows the last row. */
    public abstract void end();

    abstract void beginRow();

    /** Writes a value; null is NULL. */
    abstract void value(int column, @Nullable Object value);

    abstract void endRow();

    /**
     * Writes a row, or nothing of it when that cannot be done.
     *
     * @throws DataError when a type cannot hold a value
     * @throws ProgrammingError when there is no codec for a value, or there are too many or too few values
     */
    public final void row(@Nullable Object[] values) {
        if (values.length != types.length) {
            throw new ProgrammingError(
                    ErrorReport.of("row " + (rows + 1) + " has " + values.length + " values for the " + types.length
                            + " columns " + columns.stream().map(Column::name).toList()));
        }
        int mark = out.size();
        int column = 0;
        try {
            beginRow();
            for (; column < values.length; column++) {
                value(column, registry.parameterValue(values[column]));
            }
            endRow();
            rows++;
        } catch (CodecException e) {
            out.truncate(mark);
            throw unfit(column, values[column], e);
        } catch (RuntimeException | Error e) {
            out.truncate(mark);
            throw e;
        }
    }

    final Codec<Object> codec(int column, Object value) {
        return registry.forParameter(value, types[column]);
    }

    final PgType type(int column) {
        return types[column];
    }

    /** Returns how many rows were written. */
    public final long rows() {
        return rows;
    }

    /** Returns what was written since {@link #clear}. */
    public final byte[] data() {
        return out.array();
    }

    /** Returns how many bytes were written since {@link #clear}. */
    public final int size() {
        return out.size();
    }

    /** Forgets what was written: it is sent. */
    public final void clear() {
        out.clear(INITIAL_CAPACITY);
    }

    private DatabaseError unfit(int index, @Nullable Object value, CodecException e) {
        Column column = columns.get(index);
        String what = value == null ? "null" : "a " + value.getClass().getName();
        ErrorReport report = ErrorReport.of("row " + (rows + 1) + ", column \"" + column.name() + "\" of type "
                        + column.type().name() + ", " + what + ": " + e.getMessage())
                .causedBy(e);
        return e instanceof NoCodecException ? new ProgrammingError(report) : new DataError(report);
    }
}
