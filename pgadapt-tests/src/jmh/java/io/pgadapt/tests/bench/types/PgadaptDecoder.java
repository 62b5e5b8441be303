package io.pgadapt.tests.bench.types;

import io.pgadapt.Connection;
import io.pgadapt.row.Row;
import io.pgadapt.tests.bench.Target;
import io.pgadapt.tests.bench.tape.Taped;
import org.openjdk.jmh.infra.Blackhole;

/** pgadapt, with a SELECT that it has prepared. */
final class PgadaptDecoder implements Decoder {
    private final Connection connection;
    private final PgadaptSide.Reader reader;

    PgadaptDecoder(Target target, Family family, Blackhole hole) throws Exception {
        reader = family.pgadapt().reader();
        connection = Taped.pgadapt(target);
        connection.autocommit(true).execute(Source.create(family));
        decode(hole);
        Taped.replaceServer(() -> decode(hole));
    }

    @Override
    public void decode(Blackhole hole) {
        for (Row row : connection.execute(Source.SELECT)) {
            reader.read(row, hole);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
