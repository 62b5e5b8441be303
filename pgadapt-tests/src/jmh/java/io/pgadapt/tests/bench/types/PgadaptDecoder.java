package io.pgadapt.tests.bench.types;

import io.pgadapt.Connection;
import io.pgadapt.TapedConnection;
import io.pgadapt.row.Row;
import io.pgadapt.tests.bench.Target;
import org.openjdk.jmh.infra.Blackhole;

/** pgadapt, with a SELECT that it has prepared. */
final class PgadaptDecoder implements Decoder {
    private final Connection connection;
    private final PgadaptSide.Reader reader;

    PgadaptDecoder(Target target, Family family, Blackhole hole) throws Exception {
        reader = family.pgadapt().reader();
        Tape tape = new Tape();
        connection = TapedConnection.connect(target.dsn(), transport -> new TapeTransport(transport, tape));
        connection.autocommit(true).execute(Source.create(family));
        decode(hole);
        tape.replace(() -> decode(hole));
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
