package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.row.RowFactory;
import java.util.function.Consumer;

/** pgadapt, with a cursor that makes records. */
record PgadaptRecords(Connection connection, Cursor<ItemRecord> cursor) implements RecordSource {
    static PgadaptRecords of(Connection connection, RowFactory<ItemRecord> factory) {
        return new PgadaptRecords(connection.autocommit(true), connection.cursor(factory));
    }

    @Override
    public void fetch(String sql, Consumer<? super ItemRecord> sink) {
        cursor.execute(sql).forEach(sink);
    }

    @Override
    public void again(String sql, Consumer<? super ItemRecord> sink) {
        cursor.scrollTo(0);
        cursor.forEach(sink);
    }

    @Override
    public void close() {
        connection.close();
    }
}
