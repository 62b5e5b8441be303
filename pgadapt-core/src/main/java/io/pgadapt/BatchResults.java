package io.pgadapt;

import io.pgadapt.internal.engine.BatchRecord;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** What each set of a batch came to; rows are made when they are asked for. */
final class BatchResults<R> extends AbstractList<BatchResult<R>> implements RandomAccess {
    private final BatchRecord sets;
    private final Fetched<R> rows;

    BatchResults(BatchRecord sets, Fetched<R> rows) {
        this.sets = sets;
        this.rows = rows;
    }

    @Override
    public BatchResult<R> get(int index) {
        Objects.checkIndex(index, sets.sets());
        return new BatchResult<>(sets.rowCount(index), rows.between(sets.firstRow(index), sets.endOfRows(index)));
    }

    @Override
    public int size() {
        return sets.sets();
    }
}
