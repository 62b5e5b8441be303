package io.pgadapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.script.CountingTransport;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What statements cost on the wire. In this package for the sake of what only tests may replace. */
@PgTest
class RoundTripTest {
    private final List<CountingTransport> transports = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.builder(database.dsn())
                .resources(ConnectResources.create().withDecorator(this::counted))
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Transport counted(Transport transport) {
        CountingTransport counting = new CountingTransport(transport);
        transports.add(counting);
        return counting;
    }

    private CountingTransport wire() {
        return transports.get(0);
    }

    private void expect(int writes, int roundTrips, Runnable action) {
        wire().reset();
        action.run();
        assertThat(wire().writes()).as("writes").isEqualTo(writes);
        assertThat(wire().roundTrips()).as("round trips").isEqualTo(roundTrips);
    }

    @Test
    @Parity("C1")
    void sendsNothingOfItsOwnWhenASessionStarts() {
        // startup packet, answer to the password request if there is one, and not one query
        assertThat(wire().writes()).isLessThanOrEqualTo(3);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    void runsAWarmStatementInOneWriteAndOneRoundTrip() {
        connection.autocommit(true);
        connection.execute("SELECT $1::int + 1", 1);
        expect(1, 1, () -> assertThat(value("SELECT $1::int + 1", 41)).isEqualTo(42));
    }

    @Test
    void runsAColdStatementInTwoRoundTrips() {
        connection.autocommit(true);
        expect(2, 2, () -> assertThat(value("SELECT $1::int + 2", 40)).isEqualTo(42));
    }

    @Test
    void beginsATransactionTogetherWithACopy() {
        connection.execute("CREATE TABLE copied (a int)");
        connection.commit();
        // the statement, and the data with their end
        expect(3, 2, () -> connection.copyFrom(new StringReader("1\n2\n"), "copied"));
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.commit();
        // the columns before
        expect(4, 3, () -> connection.copy("copied").fromRows(List.of(List.of(1))));
        connection.commit();
        expect(1, 1, () -> {
            try {
                connection.copyTo(OutputStream.nullOutputStream(), "copied");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void copiesInLargePieces() {
        connection.execute("CREATE TABLE copied (a int, b int)");
        List<List<Integer>> rows = Collections.nCopies(100_000, List.of(1, 2));
        wire().reset();
        connection.copy("copied").fromRows(rows);
        // of 18 bytes each
        assertThat(wire().bytesWritten()).isBetween(1_800_000L, 1_801_000L);
        assertThat(wire().roundTrips()).isLessThan(100);
    }

    @Test
    void asksForNoDescriptionOfAWarmStatement() {
        connection.autocommit(true);
        String sql = "SELECT 1 AS a_column_name_of_which_every_description_makes_the_answer_longer";
        connection.execute(sql);
        wire().reset();
        connection.execute(sql);
        assertThat(wire().bytesRead()).isLessThan(50);
    }

    @Test
    @Parity("C17")
    void beginsTheTransactionInTheSameWriteAsItsFirstStatement() {
        connection.autocommit(true);
        connection.execute("SELECT 1");
        connection.autocommit(false);
        expect(1, 1, () -> connection.execute("SELECT 1"));
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }

    @Test
    void beginsTheTransactionInTheSameWriteAsAColdStatement() {
        expect(2, 2, () -> connection.execute("SELECT 3"));
    }

    @Test
    void runsSeveralStatementsAndTheirTransactionInOneRoundTrip() {
        expect(1, 1, () -> connection.execute("CREATE TABLE t (a int); INSERT INTO t VALUES (1); SELECT a FROM t"));
    }

    @Test
    @Parity({"C18", "C20"})
    void endsATransactionInOneRoundTripAndNoTransactionInNone() {
        connection.execute("SELECT 1");
        expect(1, 1, connection::commit);
        expect(0, 0, connection::commit);
        expect(0, 0, connection::rollback);
    }

    @Test
    void runsAWarmStatementInOneRoundTripInEveryMode() {
        connection.autocommit(true);
        for (ExecutionMode mode : ExecutionMode.values()) {
            connection.executionMode(mode);
            connection.execute("SELECT $1::int + 3", 1);
            expect(1, 1, () -> assertThat(value("SELECT $1::int + 3", 39)).isEqualTo(42));
        }
    }

    @Test
    void notifiesInOneRoundTrip() {
        connection.autocommit(true);
        for (ExecutionMode mode : ExecutionMode.values()) {
            connection.executionMode(mode);
            expect(1, 1, () -> connection.execute("NOTIFY news, 'at once'"));
        }
    }

    @Test
    void writesNothingWhenAParameterCannotBeEncoded() {
        connection.autocommit(true);
        connection.execute("SELECT $1::text || $2::text", "a", "b");
        expect(
                0,
                0,
                () -> assertThatThrownBy(() -> connection.execute("SELECT $1::text || $2::text", "a", "b\0"))
                        .isInstanceOf(DataError.class)
                        .hasMessageContaining("$2")
                        .hasMessageContaining("NUL"));
        expect(
                1,
                1,
                () -> assertThat(value("SELECT $1::text || $2::text", "a", "b")).isEqualTo("ab"));
    }

    @Test
    void makesWayForOtherStatementsOnlyOnce() {
        connection.execute("SELECT 1");
        try (Stream<Row> rows = connection.cursor().iterSize(5).stream("SELECT generate_series(1, 100)")) {
            rows.iterator().next();
            connection.execute("SELECT 1");
            expect(1, 1, () -> connection.execute("SELECT 1"));
        }
    }

    @Test
    void streamsWithTheFirstRowsInOneRoundTrip() {
        connection.autocommit(true);
        String sql = "SELECT generate_series(1, 10)";
        connection.execute(sql);
        wire().reset();
        try (Stream<Row> rows = connection.cursor().stream(sql)) {
            assertThat(wire().writes()).isEqualTo(1);
            assertThat(wire().roundTrips()).isEqualTo(1);
            assertThat(rows.count()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void looksUserTypesUpOnceForAllConnections(ExecutionMode mode, PgDatabase database) {
        database.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')");
        Pgadapt pg = Pgadapt.builder(database.dsn())
                .resources(ConnectResources.create().withDecorator(this::counted))
                .executionMode(mode)
                .build();
        int cold = mode == ExecutionMode.SIMPLE ? 1 : 2;
        try (Connection first = pg.connect().autocommit(true);
                Connection second = pg.connect().autocommit(true)) {
            assertThat(roundTrips(1, first)).isEqualTo(cold + 1);
            assertThat(roundTrips(1, first)).isEqualTo(1);
            assertThat(roundTrips(2, second)).isEqualTo(cold);
            assertThat(roundTrips(2, second)).isEqualTo(1);
        }
    }

    private int roundTrips(int index, Connection with) {
        CountingTransport wire = transports.get(index);
        wire.reset();
        assertThat(Objects.requireNonNull(
                                with.execute("SELECT ARRAY['ok']::mood[]").fetchOne())
                        .get(0))
                .isEqualTo(List.of("ok"));
        assertThat(wire.writes()).isEqualTo(wire.roundTrips());
        return wire.roundTrips();
    }

    private Object value(String sql, Object... parameters) {
        Row row = Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
        return Objects.requireNonNull(row.get(0));
    }

    @Test
    void declaresACursorInOneRoundTripAndFetchesInOneEach() {
        connection.autocommit(false);
        NamedCursor<Row> cursor = connection.namedCursor("c").iterSize(2);
        expect(1, 1, () -> cursor.execute("SELECT i, now() FROM generate_series(1, 4) i"));
        assertThat(cursor.description()).isNotNull();
        expect(1, 1, cursor::fetchOne);
        expect(1, 1, () -> cursor.fetchMany(2));
        expect(1, 1, () -> assertThat(cursor).hasSize(1));
        expect(1, 0, cursor::close);
    }

    @Test
    void declaresACursorWithParametersAgainInOneRoundTrip() {
        try (NamedCursor<Row> cursor = connection.namedCursor("c")) {
            expect(2, 2, () -> cursor.execute("SELECT $1::int", 1));
        }
        connection.commit();
        try (NamedCursor<Row> cursor = connection.namedCursor("c")) {
            expect(1, 1, () -> cursor.execute("SELECT $1::int", 2));
            expect(1, 1, () -> assertThat(cursor.fetchAll()).hasSize(1));
        }
    }

    @Test
    void doesNotWaitForTheBatchAhead() {
        NamedCursor<Row> cursor = connection.namedCursor("c").iterSize(2).prefetch(true);
        cursor.execute("SELECT i FROM generate_series(1, 5) i");
        Iterator<Row> rows = cursor.iterator();
        expect(2, 1, rows::next);
        expect(0, 0, rows::next);
        // the one that was asked for has arrived, and the next one is asked for
        expect(1, 0, rows::next);
    }
}
