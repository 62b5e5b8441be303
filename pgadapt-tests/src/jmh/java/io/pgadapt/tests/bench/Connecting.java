package io.pgadapt.tests.bench;

import static java.util.Objects.requireNonNull;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.Callable;

/** The ways to connect that are compared; the work of each is to connect, run {@code SELECT 1} and close. */
public enum Connecting {
    /** The first connection of a {@link Pgadapt}. */
    PGADAPT_FIRST {
        @Override
        Callable<Integer> work(Target target) {
            return () -> selectOne(PgadaptDriver.adapter(target));
        }
    },
    /** Later ones of the same. */
    PGADAPT_LATER {
        @Override
        Callable<Integer> work(Target target) {
            Pgadapt adapter = PgadaptDriver.adapter(target);
            return () -> selectOne(adapter);
        }
    },
    /** pgjdbc. */
    PGJDBC {
        @Override
        Callable<Integer> work(Target target) {
            return () -> {
                try (java.sql.Connection connection = PgjdbcDriver.connect(target, "");
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT 1")) {
                    rows.next();
                    return rows.getInt(1);
                }
            };
        }
    };

    abstract Callable<Integer> work(Target target);

    private static int selectOne(Pgadapt adapter) {
        try (Connection connection = adapter.connect().autocommit(true)) {
            return requireNonNull(connection.execute("SELECT 1").fetchOne()).getInt(0);
        }
    }
}
