package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.NamedCursor;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.errors.sqlstate.DuplicateCursor;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.InvalidCursorName;
import io.pgadapt.errors.sqlstate.SyntaxError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.io.StringWriter;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How cursors of the server begin and end. */
@PgTest
class NamedCursorTest extends NamedCursorFixture {
    @ParameterizedTest
    @EnumSource
    void takesParametersInEveryStyleAndMode(ExecutionMode mode) {
        connection.executionMode(mode);
        String name = "a :b $1 100%s \"q\"";
        try (NamedCursor<Integer> cursor = ints(name).execute("SELECT $1::int + $2::int", 40, 2)) {
            assertThat(cursor.fetchAll()).containsExactly(42);
        }
        try (NamedCursor<Integer> cursor = ints(name).execute("SELECT :a::int * 2", named("a", 21))) {
            assertThat(cursor.fetchAll()).containsExactly(42);
        }
        connection.placeholders(Placeholders.PYFORMAT);
        try (NamedCursor<Integer> cursor = ints(name).execute("SELECT %s::int %% 100", 142)) {
            assertThat(openCursors(name)).isOne();
            assertThat(cursor.fetchAll()).containsExactly(42);
        }
        try (NamedCursor<Integer> cursor = ints(name).execute("SELECT 142 % 100")) {
            assertThat(cursor.fetchAll()).containsExactly(42);
        }
    }

    @Test
    @Parity({"K42", "K18", "K23", "C13"})
    void declaresWithTheWordsThatWereAskedForAndAnyName() {
        NamedCursor<Row> cursor = connection.namedCursor("Ann's \"best\"");
        assertThat(cursor.scrollable()).isNull();
        assertThat(cursor.withHold()).isFalse();
        assertThat(cursor.name()).isEqualTo("Ann's \"best\"");
        cursor.execute("SELECT $1::int", 1);
        assertThat(cursor.query()).isEqualTo("DECLARE \"Ann's \"\"best\"\"\" CURSOR WITHOUT HOLD FOR SELECT $1::int");
        assertThat(cursor.fetchOne()).isNotNull();
        assertThat(cursor.query()).startsWith("DECLARE");
        assertThat(ints("a").scrollable(true).withHold(true).execute("SELECT 1").query())
                .isEqualTo("DECLARE \"a\" SCROLL CURSOR WITH HOLD FOR SELECT 1");
        assertThat(ints("b").scrollable(false).execute("SELECT 1").query())
                .isEqualTo("DECLARE \"b\" NO SCROLL CURSOR WITHOUT HOLD FOR SELECT 1");
        List<String> declared =
                connection
                        .execute("SELECT name || is_holdable FROM pg_cursors WHERE name <> '' ORDER BY 1")
                        .fetchAll()
                        .stream()
                        .map(row -> row.getString(0))
                        .toList();
        assertThat(declared).containsExactly("Ann's \"best\"false", "atrue", "bfalse");
    }

    @Test
    @Parity("K42")
    void refusesNamesThatTheServerWouldNotTellApart() {
        assertThatThrownBy(() -> connection.namedCursor("é".repeat(32)))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("64 bytes");
        assertThat(ints("é".repeat(31) + "x").execute("SELECT 1").fetchAll()).containsExactly(1);
        assertThatThrownBy(() -> ints("").execute("SELECT 1")).isInstanceOf(SyntaxError.class);
    }

    @Test
    @Parity("K43")
    void isExecutedOnce() {
        NamedCursor<Integer> cursor = ten();
        assertThatThrownBy(() -> cursor.execute("SELECT 1"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("\"ten\" is in use");
        assertThatThrownBy(() -> cursor.scrollable(true)).isInstanceOf(ProgrammingError.class);
        assertThatThrownBy(() -> cursor.withHold(true)).isInstanceOf(ProgrammingError.class);
        assertThatThrownBy(() -> cursor.executeMany("SELECT 1", List.of())).isInstanceOf(ProgrammingError.class);
        assertThat(cursor.fetchOne()).isEqualTo(1);
        cursor.close();
        assertThatThrownBy(() -> cursor.execute("SELECT 1")).isInstanceOf(InterfaceError.class);
    }

    @Test
    @Parity("K43")
    void mayBeExecutedAgainWhenThatFailed() {
        NamedCursor<Integer> cursor = ints("c");
        assertThatThrownBy(() -> cursor.execute("SELEC 1")).isInstanceOf(SyntaxError.class);
        assertThat(cursor.query()).endsWith("SELEC 1");
        connection.rollback();
        assertThat(cursor.execute("SELECT 1").fetchAll()).containsExactly(1);
    }

    @Test
    @Parity("K44")
    @OwnSession
    void needsATransactionOrHold() {
        connection.autocommit(true);
        NamedCursor<Integer> cursor = ints("c");
        assertThatThrownBy(() -> cursor.execute(TEN))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("WITH HOLD");
        assertThat(cursor.withHold(true).iterSize(3).execute(TEN)).containsExactlyElementsOf(numbers(1, 10));
        cursor.close();
        connection.transaction(tx -> assertThat(ten().fetchAll()).hasSize(10));
        connection.execute("BEGIN");
        assertThat(ten().fetchAll()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    @Parity("K45")
    @OwnSession
    void outlivesTheCommitWithHoldAndBeginsNoTransactionThen(ExecutionMode mode) {
        connection.executionMode(mode);
        NamedCursor<Integer> cursor =
                ints("held").withHold(true).scrollable(true).execute(TEN);
        assertThat(cursor.fetchOne()).isEqualTo(1);
        connection.commit();
        assertThat(cursor.fetchMany(2)).containsExactly(2, 3);
        cursor.scroll(2);
        assertThat(cursor.fetchOne()).isEqualTo(6);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        cursor.close();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(openCursors("held")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback", "COMMIT", "ROLLBACK AND CHAIN"})
    @Parity({"K46", "C31"})
    void isNotValidAfterItsTransactionAndClosesInSilence(String end) {
        NamedCursor<Integer> cursor = ten().iterSize(2);
        Iterator<Integer> iterator = cursor.iterator();
        iterator.next();
        switch (end) {
            case "commit" -> connection.commit();
            case "rollback" -> connection.rollback();
            default -> connection.execute(end);
        }
        TransactionStatus status = connection.transactionStatus();
        List<Runnable> uses = List.of(
                cursor::fetchOne,
                cursor::fetchMany,
                cursor::fetchAll,
                () -> cursor.fetchBackward(1),
                iterator::next,
                () -> cursor.scroll(1),
                () -> cursor.scrollTo(1));
        for (Runnable use : uses) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("not valid any more");
        }
        cursor.close();
        assertThat(connection.transactionStatus()).isEqualTo(status);
        assertThat(ten().fetchOne()).isEqualTo(1);
    }

    @Test
    @Parity("K46")
    @OwnSession
    void isNotValidAfterItsBlockWasRolledBackButAfterOneThatWasKept() {
        connection.execute("SELECT 1");
        List<NamedCursor<Integer>> cursors = new ArrayList<>();
        connection.transaction(kept -> cursors.add(ints("kept").execute(TEN)));
        connection.transaction(kept -> cursors.add(ints("held").withHold(true).execute(TEN)));
        assertThatThrownBy(() -> connection.transaction(undone -> {
                    cursors.add(ints("undone").execute(TEN));
                    cursors.add(ints("undone too").withHold(true).execute(TEN));
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cursors.get(0).fetchOne()).isEqualTo(1);
        for (NamedCursor<Integer> undone : cursors.subList(2, 4)) {
            assertThatThrownBy(undone::fetchOne)
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("not valid any more");
        }
        assertThat(cursors.get(1).fetchOne()).isEqualTo(1);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.commit();
        assertThat(cursors.get(1).fetchOne()).isEqualTo(2);
    }

    @Test
    @Parity("K46")
    void explainsTheServersErrorWhereOnlyTheServerKnows() {
        connection.execute("SELECT 1");
        connection.execute("SAVEPOINT s");
        NamedCursor<Integer> cursor = ten();
        connection.execute("ROLLBACK TO s");
        assertThatThrownBy(cursor::fetchOne)
                .isInstanceOf(InvalidCursorName.class)
                .hasMessageContaining("WITH HOLD");
        connection.rollback();
        NamedCursor<Integer> held = ints("held").withHold(true).execute(TEN);
        connection.rollback();
        assertThatThrownBy(held::fetchOne).isInstanceOf(InvalidCursorName.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @ParameterizedTest
    @EnumSource
    @Parity("K47")
    void closingHidesNoError(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThatThrownBy(() -> {
                    try (NamedCursor<Integer> cursor = ten()) {
                        cursor.fetchOne();
                        connection.execute("SELECT 1/0");
                    }
                })
                .isInstanceOf(DivisionByZero.class)
                .hasNoSuppressedExceptions();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        connection.rollback();
        assertThat(ten().fetchOne()).isEqualTo(1);
    }

    @Test
    @Parity("K47")
    @OwnSession
    void closesNothingThatItDidNotUse() {
        ints("mine").withHold(true).execute(TEN);
        connection.commit();
        try (NamedCursor<Integer> unused = ints("mine")) {
            assertThat(unused.isClosed()).isFalse();
        }
        assertThatThrownBy(() -> {
                    try (NamedCursor<Integer> refused = ints("mine")) {
                        refused.execute(TEN);
                    }
                })
                .isInstanceOf(DuplicateCursor.class)
                .hasNoSuppressedExceptions();
        connection.rollback();
        assertThat(openCursors("mine")).isOne();
        try (NamedCursor<Integer> absent = ints("absent")) {
            assertThat(absent.description()).isNull();
        }
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }

    @Test
    @Parity("K24")
    void closesAHeldCursorInAFailedTransaction() {
        NamedCursor<Integer> held = ints("held").withHold(true).execute(TEN);
        connection.commit();
        assertThatThrownBy(() -> connection.execute("SELECT 1/0")).isInstanceOf(DivisionByZero.class);
        assertThatThrownBy(held::fetchOne).isInstanceOf(InFailedSqlTransaction.class);
        held.close();
        held.close();
        assertThat(held.isClosed()).isTrue();
        assertThatThrownBy(held::fetchOne).isInstanceOf(InterfaceError.class);
        connection.rollback();
        assertThat(openCursors("held")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Parity("K48")
    void fetchesFromCursorsThatTheServerOpened(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("""
                CREATE FUNCTION cursors() RETURNS SETOF refcursor LANGUAGE plpgsql AS $$
                DECLARE a refcursor := 'First'; b refcursor;
                BEGIN
                    OPEN a SCROLL FOR SELECT i FROM generate_series(1, 3) i; RETURN NEXT a;
                    OPEN b FOR SELECT i * 10, now() FROM generate_series(1, 3) i; RETURN NEXT b;
                END $$
                """);
        List<String> names = connection.execute("SELECT * FROM cursors()").fetchAll().stream()
                .map(row -> row.getString(0))
                .toList();
        NamedCursor<Integer> first = ints(names.get(0));
        assertThat(first.fetchOne()).isEqualTo(1);
        first.scroll(-1);
        assertThat(first).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> first.execute(TEN)).isInstanceOf(ProgrammingError.class);
        NamedCursor<Row> second = connection.namedCursor(names.get(1));
        assertThat(second.fetchMany(2)).extracting(row -> row.getInt(0)).containsExactly(10, 20);
        assertThat(Objects.requireNonNull(second.fetchOne()).get(1)).isInstanceOf(OffsetDateTime.class);
        first.close();
        assertThat(openCursors("First")).isZero();
        connection.commit();
        assertThatThrownBy(second::fetchOne)
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("not valid any more");
    }

    @Test
    @Parity("K48")
    void readsColumnsAnewWhenAnotherCursorHasTheName() {
        connection.execute("DECLARE c CURSOR FOR SELECT 1 AS a, 'x' AS b");
        NamedCursor<Row> cursor = connection.namedCursor("c");
        assertThat(Objects.requireNonNull(cursor.fetchOne()).values()).containsExactly(1, "x");
        connection.execute("CLOSE c");
        connection.execute("DECLARE c CURSOR FOR SELECT 'y' AS b, 2::int8 AS a");
        assertThat(Objects.requireNonNull(cursor.fetchOne()).values()).containsExactly("y", 2L);
        assertThat(Objects.requireNonNull(cursor.description()).columns())
                .extracting(column -> column.name())
                .containsExactly("b", "a");
    }

    @Test
    @Parity("K48")
    void saysWhenThereIsNoSuchCursorAndBeginsNoTransactionForThat() {
        NamedCursor<Integer> cursor = ints("absent");
        assertThatThrownBy(cursor::fetchOne)
                .isInstanceOf(InvalidCursorName.class)
                .hasMessageContaining("absent");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(cursor.execute(TEN).fetchOne()).isEqualTo(1);
    }

    @Test
    @Parity("K49")
    void takesNothingButQueries() {
        assertThatThrownBy(() -> ints("c").execute("DELETE FROM pg_class")).isInstanceOf(SyntaxError.class);
        connection.rollback();
        assertThatThrownBy(() -> ints("c").execute("SELECT 1; SELECT 2"))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("several statements");
        assertThatThrownBy(() -> ints("c").execute(" -- nothing")).isInstanceOf(ProgrammingError.class);
        assertThat(ints("c").execute("VALUES (1), (2);").fetchAll()).containsExactly(1, 2);
        assertThat(ints("d").execute("WITH w AS (SELECT 7) TABLE w -- seven").fetchAll())
                .containsExactly(7);
    }

    @Test
    void hasASettingForEverythingThatCursorsHave() {
        NamedCursor<Integer> cursor = ints("c").arraySize(3).iterSize(7).placeholders(Placeholders.PYFORMAT);
        assertThat(cursor.arraySize()).isEqualTo(3);
        assertThat(cursor.iterSize()).isEqualTo(7);
        assertThat(cursor.placeholders()).isEqualTo(Placeholders.PYFORMAT);
        assertThat(cursor.prefetch()).isFalse();
        assertThat(cursor.connection()).isSameAs(connection);
        assertThat(cursor.execute(TEN).fetchMany()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> cursor.iterSize(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copiesWithItsOwnCodecsAndTimeLimit() {
        NamedCursor<Row> cursor = connection
                .namedCursor("c")
                .types(types -> types.codec(Codecs.TEXT.map(Label.class, Label::new, Label::text)))
                .statementTimeout(Duration.ofMillis(50));
        connection.execute("CREATE TEMP TABLE t (a text)");
        assertThat(cursor.copy("t").fromRows(List.of(List.of(new Label("tea")))))
                .isEqualTo(1);
        try (Stream<Row> rows = cursor.copy("t").rows()) {
            assertThat(rows.map(row -> row.get(0, Label.class))).containsExactly(new Label("tea"));
        }
        assertThatThrownBy(() -> cursor.copyQuery("SELECT pg_sleep(5)").to(new StringWriter()))
                .isInstanceOf(QueryCanceledError.class)
                .hasMessageContaining("its timeout of 50 ms");
    }

    private record Label(String text) {}
}
