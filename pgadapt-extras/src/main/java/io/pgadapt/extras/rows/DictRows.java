package io.pgadapt.extras.rows;

import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;

/** Makes {@link DictRow}s. */
enum DictRows implements RowFactory<DictRow> {
    INSTANCE;

    @Override
    public RowMaker<DictRow> forResult(Description description) {
        NameIndex names =
                new NameIndex(description.columns().stream().map(Column::name).toList());
        ColumnValues columns = ColumnValues.all(description);
        return row -> new DictRow(names, columns.read(row));
    }
}
