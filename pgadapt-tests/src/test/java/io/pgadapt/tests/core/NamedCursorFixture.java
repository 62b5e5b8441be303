package io.pgadapt.tests.core;

import io.pgadapt.Connection;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.Placeholders;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.server.PgDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A connection, and cursors of its server over ten numbers. */
abstract class NamedCursorFixture {
    static final String TEN = "SELECT i FROM generate_series(1, 10) i";
    static final RowFactory<Integer> INTS = description -> row -> row.getInt(0);

    Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    final NamedCursor<Integer> ints(String name) {
        return connection.namedCursor(name, INTS);
    }

    final NamedCursor<Integer> ten() {
        return ints("ten").execute(TEN);
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    final int openCursors(String name) {
        return Objects.requireNonNull(connection
                .cursor(INTS)
                .placeholders(Placeholders.NATIVE)
                .execute("SELECT count(*)::int FROM pg_cursors WHERE name = $1", name)
                .fetchOne());
    }
}
