package io.pgadapt.tests.bench.types;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.row.Row;
import io.pgadapt.tests.bench.Target;
import io.pgadapt.tests.bench.tape.Taped;
import org.jspecify.annotations.Nullable;

/** pgadapt, with an INSERT that it has prepared. */
final class PgadaptEncoder implements Encoder {
    private final Connection connection;
    private final PgadaptSide side;
    private final String insert;
    private final Object[] values = new Object[Source.PARAMETERS];

    PgadaptEncoder(Target target, Family family) throws Exception {
        side = family.pgadapt();
        insert = Source.insert(family, number -> "$" + number);
        connection = Taped.pgadapt(target);
        connection.autocommit(true).execute(Source.create(family));
        readValues();
        encode();
        requireTaken();
        Taped.replaceServer(this::encode);
    }

    @Override
    public void encode() {
        @Nullable Object[] arguments = new Object[values.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = side.argument().apply(values[i]);
        }
        connection.execute(insert, arguments);
    }

    @Override
    public void close() {
        connection.close();
    }

    private void readValues() {
        int count = 0;
        for (Row row : connection.execute(Source.SELECT_PARAMETERS)) {
            values[count++] = row.get(0, side.type());
        }
    }

    private void requireTaken() {
        Cursor<Row> check = connection.execute(Source.CHECK);
        if (!check.iterator().next().getBoolean(0)) {
            throw new IllegalStateException("what was inserted is not what was read");
        }
    }
}
