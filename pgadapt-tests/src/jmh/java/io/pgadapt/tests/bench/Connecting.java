package io.pgadapt.tests.bench;

import java.sql.ResultSet;
import java.sql.Statement;

/** The ways to connect that are compared. */
public enum Connecting {
    /** The first connection of a {@link Pgadapt}. */
    PGADAPT_FIRST {
        @Override
        int selectOne(Target target) {
            return selectOne(PgadaptDriver.adapter(target));
        }
    },
    /** A later one of the same. */
    PGADAPT_LATER {
        private final AtomicReference<@Nullable Pgadapt> adapter = new AtomicReference<>();

        @Override
        int selectOne(Target target) {
            if (adapter.get() == null) {
                adapter.set(PgadaptDriver.adapter(target));
            }
            return selectOne(requireNonNull(adapter.get()));
        }
    },
    /** pgjdbc. */
    PGJDBC {
        @Override
        int selectOne(Target target) throws Exception {
            try (java.sql.Connection connection = PgjdbcDriver.connect(target, "");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    };

    private static int selectOne(Pgadapt adapter) {
        try (Connection connection = adapter.connect().autocommit(true);
                Cursor<Row> cursor = connection.execute("SELECT 1")) {
            return requireNonNull(cursor.fetchOne()).getInt(0);
        }
    }

    abstract int selectOne(Target target) throws Exception;
}
