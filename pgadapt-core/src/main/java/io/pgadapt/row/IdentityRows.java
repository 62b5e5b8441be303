package io.pgadapt.row;

/** Rows as they are. */
enum IdentityRows implements RowFactory<Row>, RowMaker<Row> {
    INSTANCE;

    @Override
    public RowMaker<Row> forResult(Description description) {
        return this;
    }

    @Override
    public Row make(Row row) {
        return row;
    }
}
