package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.row.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;

/** The driver that this project is. */
final class PgadaptDriver implements Driver {
    private final Connection connection;

    private PgadaptDriver(Connection connection) {
        this.connection = connection;
    }

    static PgadaptDriver open(Target target) {
        return new PgadaptDriver(adapter(target).connect().autocommit(true));
    }

    static Pgadapt adapter(Target target) {
        return Pgadapt.builder(target.dsn()).build();
    }

    @Override
    public void point(int id, PointSink sink) {
        try (Cursor<Row> cursor = connection.execute(Queries.POINT, id)) {
            for (Row row : cursor) {
                sink.row(
                        row.getInt(0),
                        row.getLong(1),
                        row.getString(2),
                        row.get(3, OffsetDateTime.class),
                        row.get(4, BigDecimal.class),
                        row.getBoolean(5));
            }
        }
    }

    @Override
    public void fetchAll(String sql, RowSink sink) {
        try (Cursor<Row> cursor = connection.execute(sql)) {
            for (Row row : cursor) {
                read(row, sink);
            }
        }
    }

    @Override
    public void fetchStream(String sql, RowSink sink) {
        try (Cursor<Row> cursor = connection.cursor();
                Stream<Row> rows = cursor.stream(sql)) {
            rows.forEach(row -> read(row, sink));
        }
    }

    @Override
    public Object fetchAndHold(String sql) {
        return connection.execute(sql);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static void read(Row row, RowSink sink) {
        sink.row(
                row.getInt(0),
                row.getLong(1),
                row.getDouble(2),
                row.getString(3),
                row.get(4, OffsetDateTime.class),
                row.get(5, BigDecimal.class),
                row.get(6, UUID.class),
                row.getBoolean(7));
    }
}
