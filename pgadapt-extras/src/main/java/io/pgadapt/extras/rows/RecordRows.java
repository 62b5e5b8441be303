package io.pgadapt.extras.rows;

import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;

/** Makes records by their canonical constructor. */
final class RecordRows<R extends Record> implements RowFactory<R> {
    private final Class<R> type;
    private final RecordShape shape;

    RecordRows(Class<R> type) {
        this.type = type;
        this.shape = RecordShape.of(type);
    }

    @Override
    public RowMaker<R> forResult(Description description) {
        ColumnFinder finder = new ColumnFinder(description);
        ColumnValues columns = new ColumnValues(shape.components().stream()
                .map(component -> component.reader(description, finder.require(component)))
                .toList());
        return row -> type.cast(shape.make(columns.read(row)));
    }
}
