package io.pgadapt.extras.rows;

import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;

/** Calls one canonical constructor with what readers read, one reader for each component. */
interface RecordMaking {
    /** Makes a record; throws what readers and the constructor throw. */
    Object make(ColumnReader<?>[] readers, Row row) throws Throwable;
}
