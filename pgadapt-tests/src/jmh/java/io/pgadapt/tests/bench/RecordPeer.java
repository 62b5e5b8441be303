package io.pgadapt.tests.bench;

import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Those who make records of rows. */
public enum RecordPeer {
    /** Typed getters and the constructor, called by hand. */
    HAND_WRITTEN {
        @Override
        RecordSource open(Target target, Link link) {
            return PgadaptRecords.of(link.pgadapt(target), description -> RecordPeer::item);
        }
    },
    /** The factory of this project. */
    RECORD_ROWS {
        @Override
        RecordSource open(Target target, Link link) {
            return PgadaptRecords.of(link.pgadapt(target), Rows.record(ItemRecord.class));
        }
    },
    /** pgjdbc as it is, with its getters and the constructor called by hand. */
    PGJDBC {
        @Override
        RecordSource open(Target target, Link link) throws SQLException {
            return new PgjdbcRecords(link.pgjdbc(target));
        }
    },
    /** Jdbi over pgjdbc as it is. */
    JDBI {
        @Override
        RecordSource open(Target target, Link link) {
            return JdbiRecords.open(() -> link.pgjdbc(target));
        }
    };

    abstract RecordSource open(Target target, Link link) throws SQLException;

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
}
