package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.config.BatchMode;
import java.util.Arrays;

/** This project's driver. */
final class PgadaptInserter implements BatchPeer.Inserter {
    private final Connection connection;

    PgadaptInserter(Target target, BatchMode mode) {
        connection = PgadaptDriver.adapter(target).connect().batchMode(mode);
    }

    @Override
    public void run(String sql) {
        connection.execute(sql);
    }

    @Override
    public void insert(String sql, InsertRow[] rows, int from, int to) {
        connection.cursor().executeMany(sql, Arrays.stream(rows, from, to).map(PgadaptInserter::set));
    }

    private static Object[] set(InsertRow row) {
        return new Object[] {row.id(), row.account(), row.name(), row.at(), row.amount(), row.active()};
    }

    @Override
    public void commit() {
        connection.commit();
    }

    @Override
    public void close() {
        connection.close();
    }
}
