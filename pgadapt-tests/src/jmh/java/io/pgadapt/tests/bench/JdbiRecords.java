package io.pgadapt.tests.bench;

import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Jdbi over pgjdbc, with a mapper that is registered and a handle that stays open. */
record JdbiRecords(Handle handle) implements RecordSource {
    static JdbiRecords open(ConnectionFactory connections) {
        return new JdbiRecords(Jdbi.create(connections)
                .installPlugin(new PostgresPlugin())
                .registerRowMapper(ConstructorMapper.factory(ItemRecord.class))
                .open());
    }

    @Override
    public void fetch(String sql, Consumer<? super ItemRecord> sink) {
        handle.createQuery(sql).mapTo(ItemRecord.class).forEach(sink);
    }

    @Override
    public void close() {
        handle.close();
    }
}
