package io.pgadapt.tests.bench.types;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.row.Row;
import io.pgadapt.tests.bench.Target;
import org.openjdk.jmh.infra.Blackhole;

/** A cursor of pgadapt that is read from its beginning again and again. */
final class PgadaptDecoder implements Decoder {
    private final Connection connection;
    private final Cursor<Row> cursor;
    private final PgadaptSide side;

    PgadaptDecoder(Target target, Family family) {
        side = family.pgadapt();
        connection = Pgadapt.connect(target.dsn()).autocommit(true);
        connection.execute(Source.create(family));
        cursor = connection.execute(Source.SELECT);
    }

    @Override
    public void decode(Blackhole hole) {
        cursor.scrollTo(0);
        for (Row row : cursor) {
            side.reader().read(row, hole);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
