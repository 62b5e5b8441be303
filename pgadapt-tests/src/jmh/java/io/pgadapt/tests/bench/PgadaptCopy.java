package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.copy.CopyIn;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.row.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** COPY of this project's driver. */
final class PgadaptCopy implements CopyingPeer.Session {
    private final Connection connection;
    private final CopyOptions options;

    PgadaptCopy(Target target, CopyOptions options) {
        this.connection = PgadaptDriver.adapter(target).connect().autocommit(true);
        this.options = options;
        connection.execute(CopyingPeer.CREATE);
    }

    @Override
    public long copyIn(int rows) {
        connection.execute("TRUNCATE " + CopyingPeer.TABLE);
        try (CopyIn in = connection.copy(CopyingPeer.TABLE).with(options).in()) {
            for (int i = 0; i < rows; i++) {
                CopiedRow row = CopiedRow.of(i);
                in.row(row.id(), row.account(), row.name(), row.at(), row.amount(), row.active());
            }
            return in.finish();
        }
    }

    @Override
    public long copyOut(OutputStream target) throws IOException {
        return connection.copy(CopyingPeer.TABLE).with(options).to(target);
    }

    @Override
    public void copyValues(PointSink sink) {
        try (Stream<Row> rows = connection.copy(CopyingPeer.TABLE).with(options).rows()) {
            rows.forEach(row -> sink.row(
                    row.getInt(0),
                    row.getLong(1),
                    row.getString(2),
                    row.get(3, OffsetDateTime.class),
                    row.get(4, BigDecimal.class),
                    row.getBoolean(5)));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
