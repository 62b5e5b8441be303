package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.Pending;
import io.pgadapt.Pipeline;
import io.pgadapt.row.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A pipeline of this project's driver. */
final class PgadaptPipeline implements PipeliningPeer.Session {
    private final Connection connection;

    PgadaptPipeline(Target target) {
        connection = PgadaptDriver.adapter(target).connect().autocommit(true);
    }

    @Override
    public void points(int[] ids, PointSink sink) {
        List<Pending<Row>> results = new ArrayList<>(ids.length);
        try (Pipeline pipeline = connection.pipeline()) {
            for (int id : ids) {
                results.add(pipeline.execute(Queries.POINT, id));
            }
        }
        for (Pending<Row> result : results) {
            Row row = Objects.requireNonNull(result.get().fetchOne());
            sink.row(
                    row.getInt(0),
                    row.getLong(1),
                    row.getString(2),
                    row.get(3, OffsetDateTime.class),
                    row.get(4, BigDecimal.class),
                    row.getBoolean(5));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
