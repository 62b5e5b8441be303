package io.pgadapt.extras.rows;

import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that is made of some columns of a row; none when all of them are NULL, as those of the other table are where an
 * outer join finds nothing.
 *
 * @param columns the indexes of the columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NestedRecord(RecordMaker maker, int[] columns) implements ColumnReader<Object> {

    /** Returns what reads it for a component, which may be an {@code Optional}. */
    static ColumnReader<?> reader(Target component, RecordMaker maker, int[] columns) {
        NestedRecord record = new NestedRecord(maker, columns);
        return component.isOptional() ? record.optional() : record;
    }

    @Override
    public @Nullable Object read(Row row) {
        for (int column : columns) {
            if (!row.isNull(column)) {
                return maker.make(row);
            }
        }
        return null;
    }

    private ColumnReader<Optional<Object>> optional() {
        return row -> Optional.ofNullable(read(row));
    }
}
