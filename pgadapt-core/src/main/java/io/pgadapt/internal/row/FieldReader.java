package io.pgadapt.internal.row;

import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column with the codec that was found for a shape. Rows that are none of ours are asked for themselves.
 *
 * @param shape the shape of the rows
 * @param field how the column is read
 */
record FieldReader(ResultShape shape, int column, Field field) implements ColumnReader<Object> {
    @Override
    public @Nullable Object read(Row row) {
        return row instanceof RawRow raw
                ? raw.decode(column, raw.own(shape, column, field))
                : row.get(column, field.target());
    }

    @Override
    public int readInt(Row row) {
        return row instanceof RawRow raw ? raw.getInt(column, raw.own(shape, column, field)) : row.getInt(column);
    }

    @Override
    public long readLong(Row row) {
        return row instanceof RawRow raw ? raw.getLong(column, raw.own(shape, column, field)) : row.getLong(column);
    }

    @Override
    public double readDouble(Row row) {
        return row instanceof RawRow raw ? raw.getDouble(column, raw.own(shape, column, field)) : row.getDouble(column);
    }

    @Override
    public boolean readBoolean(Row row) {
        return row instanceof RawRow raw
                ? raw.getBoolean(column, raw.own(shape, column, field))
                : row.getBoolean(column);
    }
}
