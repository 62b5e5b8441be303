package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
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
import io.pgadapt.errors.sqlstate.ObjectNotInPrerequisiteState;
import io.pgadapt.errors.sqlstate.SyntaxError;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@PgTest
class NamedCursorTest {
    private static final String TEN = "SELECT i FROM generate_series(1, 10) i";
    private static final RowFactory<Integer> INTS = description -> row -> row.getInt(0);

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private NamedCursor<Integer> ints(String name) {
        return connection.namedCursor(name, INTS);
    }

    private NamedCursor<Integer> ten() {
        return ints("ten").execute(TEN);
    }

    private NamedCursor<Integer> scrollableTen() {
        return ints("ten").scrollable(true).execute(TEN);
    }

    private static List<Integer> rest(Iterator<Integer> iterator) {
        List<Integer> rest = new ArrayList<>();
        iterator.forEachRemaining(rest::add);
        return rest;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private int openCursors(String name) {
        return Objects.requireNonNull(connection
                        .execute("SELECT count(*)::int FROM pg_cursors WHERE name = $1", name)
                        .fetchOne())
                .getInt(0);
    }

    @ParameterizedTest
    @EnumSource
    void fetchesInEveryModeInEveryWay(ExecutionMode mode) {
        connection.executionMode(mode);
        try (NamedCursor<Integer> cursor = ten()) {
            assertThat(cursor.fetchOne()).isEqualTo(1);
            assertThat(cursor.fetchMany()).containsExactly(2);
            assertThat(cursor.fetchMany(3)).containsExactly(3, 4, 5);
            assertThat(cursor.iterator().next()).isEqualTo(6);
            assertThat(cursor.fetchMany(2)).containsExactly(7, 8);
            assertThat(cursor.fetchAll()).containsExactly(9, 10);
            assertThat(cursor.fetchOne()).isNull();
            assertThat(cursor.fetchAll()).isEmpty();
            assertThat(cursor.fetchMany(3)).isEmpty();
        }
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(openCursors("ten")).isZero();
    }

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
            assertThat(openCursors2(name)).isOne();
            assertThat(cursor.fetchAll()).containsExactly(42);
        }
        try (NamedCursor<Integer> cursor = ints(name).execute("SELECT 142 % 100")) {
            assertThat(cursor.fetchAll()).containsExactly(42);
        }
    }

    private int openCursors2(String name) {
        return Objects.requireNonNull(connection
                        .execute("SELECT count(*)::int FROM pg_cursors WHERE name = %s", name)
                        .fetchOne())
                .getInt(0);
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
    @Parity({"K50", "K30"})
    void asksForTheNextBatchWhenTheOneBeforeIsUsedUp() {
        NamedCursor<Instant> cursor = clock().iterSize(2);
        Iterator<Instant> iterator = cursor.iterator();
        Instant first = iterator.next();
        Instant before = now();
        Instant second = iterator.next();
        Instant third = iterator.next();
        assertThat(first).isBefore(before);
        assertThat(second).isBefore(before);
        assertThat(third).isAfter(before);
    }

    @Test
    @Parity("K50")
    void asksForTheNextBatchAheadWhenToldTo() {
        NamedCursor<Instant> cursor = clock().iterSize(2).prefetch(true);
        Iterator<Instant> iterator = cursor.iterator();
        iterator.next();
        Instant before = now();
        iterator.next();
        assertThat(iterator.next()).isBefore(before);
        assertThat(iterator.next()).isBefore(before);
        assertThat(iterator.next()).isAfter(before);
    }

    private NamedCursor<Instant> clock() {
        RowFactory<Instant> instants = description -> row -> Objects.requireNonNull(row.get(0, Instant.class));
        return connection
                .namedCursor("clock", instants)
                .execute("SELECT clock_timestamp() FROM generate_series(1, 10)");
    }

    private Instant now() {
        return Objects.requireNonNull(Objects.requireNonNull(
                        connection.execute("SELECT clock_timestamp()").fetchOne())
                .get(0, Instant.class));
    }

    @ParameterizedTest
    @CsvSource({"CACHED, 1", "CACHED, 3", "UNNAMED, 3", "UNNAMED, 100", "SIMPLE, 3", "SIMPLE, 10"})
    void prefetchesRightlyWithOtherStatementsInBetween(ExecutionMode mode, int size) {
        connection.executionMode(mode);
        NamedCursor<Integer> cursor = ten().iterSize(size).prefetch(true);
        NamedCursor<Integer> other =
                ints("other").iterSize(2).prefetch(true).execute("SELECT i FROM generate_series(1, 10) i");
        Iterator<Integer> left = cursor.iterator();
        Iterator<Integer> right = other.iterator();
        for (int i = 1; i <= 10; i++) {
            assertThat(left.next()).isEqualTo(i);
            assertThat(right.next()).isEqualTo(i);
            assertThat(Objects.requireNonNull(
                                    connection.execute("SELECT $1::int", i).fetchOne())
                            .getInt(0))
                    .isEqualTo(i);
        }
        assertThat(left.hasNext()).isFalse();
        assertThatThrownBy(left::next).isInstanceOf(NoSuchElementException.class);
        assertThat(right.hasNext()).isFalse();
        connection.commit();
    }

    @Test
    void fetchesAndMovesRightlyWithABatchAhead() {
        NamedCursor<Integer> cursor = scrollableTen().iterSize(2).prefetch(true);
        assertThat(cursor.iterator().next()).isEqualTo(1);
        assertThat(cursor.fetchMany(4)).containsExactly(2, 3, 4, 5);
        assertThat(cursor.iterator().next()).isEqualTo(6);
        cursor.scroll(2);
        assertThat(cursor.iterator().next()).isEqualTo(9);
        cursor.scroll(-9);
        assertThat(cursor.iterator().next()).isEqualTo(1);
        assertThat(cursor.fetchAll()).containsExactlyElementsOf(numbers(2, 10));
        cursor.scrollTo(0);
        assertThat(cursor.iterator().next()).isEqualTo(1);
        cursor.close();
        assertThat(openCursors("ten")).isZero();
    }

    @Test
    void tellsOfAnErrorAheadToWhoeverReadsOn() {
        connection.executionMode(ExecutionMode.CACHED);
        NamedCursor<Integer> cursor =
                ints("c").iterSize(2).prefetch(true).execute("SELECT 1 / (4 - i) FROM generate_series(1, 10) i");
        Iterator<Integer> iterator = cursor.iterator();
        assertThat(iterator.next()).isZero();
        assertThatThrownBy(() -> connection.execute("SELECT 1")).isInstanceOf(InFailedSqlTransaction.class);
        assertThat(iterator.next()).isZero();
        assertThatThrownBy(iterator::hasNext).isInstanceOf(DivisionByZero.class);
        assertThatThrownBy(connection::commit).hasCauseInstanceOf(DivisionByZero.class);
        cursor.close();
        assertThat(ten().fetchOne()).isEqualTo(1);
    }

    @Test
    void commitsWhileABatchIsUnderWay() {
        NamedCursor<Integer> cursor =
                ints("held").withHold(true).iterSize(3).prefetch(true).execute(TEN);
        Iterator<Integer> iterator = cursor.iterator();
        assertThat(iterator.next()).isEqualTo(1);
        connection.commit();
        assertThat(rest(iterator)).isEqualTo(numbers(2, 10));
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    @Parity("K32")
    void scrollsBothWaysFromWhereReadingStands() {
        NamedCursor<Integer> cursor = scrollableTen().iterSize(4);
        assertThat(cursor.iterator().next()).isEqualTo(1);
        cursor.scroll(2);
        assertThat(cursor.fetchOne()).isEqualTo(4);
        cursor.scroll(-4);
        assertThat(cursor.fetchMany(2)).containsExactly(1, 2);
        cursor.scroll(5);
        assertThat(cursor.fetchOne()).isEqualTo(8);
        cursor.scrollTo(3);
        assertThat(cursor.fetchOne()).isEqualTo(4);
        assertThat(cursor.fetchAll()).containsExactlyElementsOf(numbers(5, 10));
        cursor.scroll(-1);
        assertThat(cursor.fetchOne()).isEqualTo(10);
        cursor.scroll(-10);
        assertThat(cursor.fetchMany(10)).containsExactlyElementsOf(numbers(1, 10));
        cursor.scroll(-1);
        assertThat(cursor.fetchAll()).containsExactly(10);
        assertThatThrownBy(() -> cursor.scrollTo(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Parity("K32")
    void stopsAtTheEndsWhateverTheDistance() {
        NamedCursor<Integer> cursor = scrollableTen();
        for (long far : new long[] {11, 1L << 31, 1L << 40, Long.MAX_VALUE}) {
            cursor.scroll(far);
            assertThat(cursor.fetchOne()).isNull();
            cursor.scroll(-1);
            assertThat(cursor.fetchOne()).isEqualTo(10);
            cursor.scroll(far == Long.MAX_VALUE ? Long.MIN_VALUE : -far);
            assertThat(cursor.fetchOne()).isEqualTo(1);
            cursor.scrollTo(far);
            assertThat(cursor.fetchOne()).isNull();
            cursor.scroll(-2);
            assertThat(cursor.fetchOne()).isEqualTo(9);
            assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        }
        cursor.scroll(Long.MIN_VALUE);
        cursor.scroll(3);
        assertThat(cursor.rowCount()).isEqualTo(3);
        assertThat(cursor.statusMessage()).isEqualTo("MOVE 3");
    }

    @Test
    @Parity({"K32", "K27"})
    void goesBackwardsOnlyWhenScrollable() {
        NamedCursor<Integer> cursor = ints("c").scrollable(false).execute(TEN);
        assertThat(cursor.fetchMany(5)).hasSize(5);
        assertThatThrownBy(() -> cursor.scroll(-1)).isInstanceOf(ObjectNotInPrerequisiteState.class);
        connection.rollback();
        NamedCursor<Integer> other = ints("c").scrollable(false).execute(TEN);
        assertThat(other.fetchMany(5)).hasSize(5);
        assertThatThrownBy(() -> other.fetchBackward(1)).isInstanceOf(ObjectNotInPrerequisiteState.class);
    }

    @Test
    @Parity("K27")
    void fetchesBackwardsWhenAskedToAndRefusesNegativeCounts() {
        NamedCursor<Integer> cursor = scrollableTen().iterSize(4);
        Iterator<Integer> iterator = cursor.iterator();
        assertThat(List.of(iterator.next(), iterator.next(), iterator.next())).containsExactly(1, 2, 3);
        assertThat(cursor.fetchBackward(1)).containsExactly(2);
        assertThat(cursor.fetchOne()).isEqualTo(3);
        assertThat(cursor.fetchAll()).hasSize(7);
        assertThat(cursor.fetchBackward(2)).containsExactly(10, 9);
        assertThat(cursor.fetchBackward(100)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(cursor.fetchBackward(0)).isEmpty();
        assertThat(cursor.fetchMany(2)).containsExactly(1, 2);
        assertThatThrownBy(() -> cursor.fetchMany(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fetchBackward");
        assertThatThrownBy(() -> cursor.fetchBackward(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(cursor.fetchMany(0)).isEmpty();
        assertThat(cursor.fetchOne()).isEqualTo(3);
    }

    @Test
    @Parity({"K19", "K20", "K21"})
    void countsTheRowsOfTheBatchThatWasFetchedLast() {
        NamedCursor<Integer> cursor = ints("c");
        assertThat(cursor.statusMessage()).isNull();
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.rowNumber()).isZero();
        cursor.iterSize(4).execute(TEN);
        assertThat(cursor.statusMessage()).isEqualTo("DECLARE CURSOR");
        assertThat(cursor.rowCount()).isEqualTo(-1);
        Iterator<Integer> iterator = cursor.iterator();
        iterator.next();
        iterator.next();
        assertThat(cursor.rowCount()).isEqualTo(4);
        assertThat(cursor.rowNumber()).isEqualTo(2);
        assertThat(cursor.statusMessage()).isEqualTo("FETCH 4");
        cursor.fetchAll();
        assertThat(cursor.rowCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    @Parity("K38")
    void describesItsColumns(ExecutionMode mode) {
        connection.executionMode(mode);
        NamedCursor<Row> cursor = connection.namedCursor("c");
        assertThat(cursor.description()).isNull();
        cursor.execute("SELECT relname AS name FROM pg_class");
        if (mode != ExecutionMode.SIMPLE) {
            assertThat(Objects.requireNonNull(cursor.description()).column(0).name())
                    .isEqualTo("name");
        }
        cursor.fetchOne();
        assertThat(Objects.requireNonNull(cursor.description()).column(0).tableOid())
                .isEqualTo(1259);
    }

    @ParameterizedTest
    @EnumSource
    void fetchesUserTypesAndRowsWithoutColumns(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("CREATE TYPE mood AS ENUM ('glad', 'sad')");
        connection.execute("CREATE TYPE pair AS (a int, m mood)");
        NamedCursor<Row> cursor = connection
                .namedCursor("c")
                .execute("SELECT 'glad'::mood, ARRAY['sad']::mood[], ROW(1, 'sad')::pair, NULL::text");
        List<Object> values = Objects.requireNonNull(cursor.fetchOne()).values();
        assertThat(values.subList(0, 2)).containsExactly("glad", List.of("sad"));
        assertThat(values.get(3)).isNull();
        assertThat(connection
                        .namedCursor("none")
                        .execute("SELECT FROM generate_series(1, 3)")
                        .fetchAll())
                .hasSize(3);
    }

    @Test
    @Parity({"K33", "K35", "K36"})
    void makesRowsWithItsFactoryOnceAndItsOwnCodecs() {
        List<String> made = new ArrayList<>();
        RowFactory<String> factory = description -> {
            made.add("maker");
            return row -> row.get(0) + "/" + row.get(1);
        };
        NamedCursor<String> cursor = connection
                .namedCursor("c", factory)
                .types(t -> t.defaultCodec(Codecs.INT4.map(Celsius.class, Celsius::new, Celsius::degrees)))
                .execute("SELECT i, 'x' FROM generate_series(1, 5) i");
        assertThat(cursor.fetchOne()).isEqualTo("Celsius[degrees=1]/x");
        assertThat(cursor.fetchMany(2)).containsExactly("Celsius[degrees=2]/x", "Celsius[degrees=3]/x");
        assertThat(made).containsExactly("maker");
    }

    record Celsius(int degrees) {}

    @Test
    void streamsItsRows() {
        NamedCursor<Integer> cursor = ten().iterSize(3);
        assertThat(cursor.stream().limit(4).toList()).containsExactly(1, 2, 3, 4);
        assertThat(cursor.fetchOne()).isEqualTo(5);
        assertThat(cursor.stream().mapToInt(i -> i).sum()).isEqualTo(6 + 7 + 8 + 9 + 10);
        assertThat(ints("other").stream("SELECT i FROM generate_series(1, $1) i", 3)
                        .toList())
                .containsExactly(1, 2, 3);
        assertThat(ints("third").stream("SELECT :a::int", named("a", 5)).toList())
                .containsExactly(5);
    }

    @Test
    void obeysItsOwnTimeLimitAndStaysUsable() {
        NamedCursor<Integer> cursor = ints("slow")
                .statementTimeout(Duration.ofMillis(50))
                .execute("SELECT CASE WHEN pg_sleep(30) IS NULL THEN 0 ELSE 1 END");
        assertThatThrownBy(cursor::fetchOne)
                .isInstanceOf(QueryCanceledError.class)
                .hasMessageContaining("50 ms");
        cursor.close();
        connection.rollback();
        assertThat(ten().fetchOne()).isEqualTo(1);
    }

    @Test
    @Parity("C51")
    void canBeCancelledWhileItFetches(PgDatabase database) throws Exception {
        NamedCursor<Integer> cursor =
                ints("slow").execute("SELECT CASE WHEN pg_sleep(60) IS NULL THEN 0 ELSE 1 END");
        FutureTask<Integer> fetching = new FutureTask<>(cursor::fetchOne);
        Thread thread = new Thread(fetching);
        thread.start();
        database.awaitActive(connection.info().backendPid());
        cursor.cancel();
        assertThatThrownBy(() -> fetching.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(QueryCanceledError.class);
        thread.join();
        connection.rollback();
        assertThat(ten().fetchOne()).isEqualTo(1);
    }

    @Test
    void hasANameInAnyEncoding() {
        connection.clientEncoding("LATIN1");
        NamedCursor<String> cursor = connection
                .namedCursor("é", description -> row -> Objects.requireNonNull(row.getString(0)))
                .execute("SELECT $1::text || i FROM generate_series(1, 3) i", "ö");
        assertThat(cursor.fetchMany(2)).containsExactly("ö1", "ö2");
        connection.clientEncoding("UTF8");
        assertThat(cursor.fetchOne()).isEqualTo("ö3");
        cursor.close();
        assertThat(openCursors("é")).isZero();
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
}
