package io.pgadapt.tests.bench;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.openjdk.jmh.infra.Blackhole;

/** Those who make records of rows. */
public enum RecordPeer {
    /** Typed getters and the constructor, called by hand. */
    HAND_WRITTEN {
        @Override
        RecordSource open(Target target) {
            return Ours.open(target, description -> RecordPeer::item);
        }
    },
    /** The factory of this project. */
    RECORD_ROWS {
        @Override
        RecordSource open(Target target) {
            return Ours.open(target, Rows.record(ItemRecord.class));
        }
    },
    /** Jdbi over pgjdbc. */
    JDBI {
        @Override
        RecordSource open(Target target) throws Exception {
            return Theirs.open(target);
        }
    };

    abstract RecordSource open(Target target) throws Exception;

    private static ItemRecord item(Row row) {
        return new ItemRecord(
                row.getInt(0),
                row.getLong(1),
                row.getDouble(2),
                row.getString(3),
                row.get(4, OffsetDateTime.class),
                row.get(5, BigDecimal.class),
                row.get(6, UUID.class),
                row.getBoolean(7));
    }

    private record Ours(Connection connection, Cursor<ItemRecord> cursor) implements RecordSource {
        static Ours open(Target target, RowFactory<ItemRecord> factory) {
            Connection connection = PgadaptDriver.adapter(target).connect().autocommit(true);
            return new Ours(connection, connection.cursor(factory));
        }

        @Override
        public void fetch(String sql, Blackhole hole) {
            cursor.execute(sql).forEach(hole::consume);
        }

        @Override
        public void again(String sql, Blackhole hole) {
            cursor.scrollTo(0);
            cursor.forEach(hole::consume);
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private record Theirs(Handle handle) implements RecordSource {
        static Theirs open(Target target) {
            Handle handle = Jdbi.create(target.jdbcUrl(), target.user(), target.password())
                    .installPlugin(new PostgresPlugin())
                    .registerRowMapper(ConstructorMapper.factory(ItemRecord.class))
                    .open();
            return new Theirs(handle);
        }

        @Override
        public void fetch(String sql, Blackhole hole) {
            handle.createQuery(sql).mapTo(ItemRecord.class).forEach(hole::consume);
        }

        @Override
        public void again(String sql, Blackhole hole) {
            fetch(sql, hole);
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
