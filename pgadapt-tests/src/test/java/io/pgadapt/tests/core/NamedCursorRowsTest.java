package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.NamedCursor;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows of cursors of the server are fetched. */
@PgTest
class NamedCursorRowsTest extends NamedCursorFixture {
    private NamedCursor<Integer> scrollableTen() {
        return ints("ten").scrollable(true).execute(TEN);
    }

    private static List<Integer> rest(Iterator<Integer> iterator) {
        List<Integer> rest = new ArrayList<>();
        iterator.forEachRemaining(rest::add);
        return rest;
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
    @OwnSession
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
        NamedCursor<Integer> cursor =
                ints("c").scrollable(false).iterSize(4).prefetch(true).execute(TEN);
        Iterator<Integer> iterator = cursor.iterator();
        assertThat(iterator.next()).isEqualTo(1);
        assertThat(iterator.next()).isEqualTo(2);
        assertNoScroll(() -> cursor.scroll(-1));
        assertNoScroll(() -> cursor.scrollTo(1));
        assertNoScroll(() -> cursor.fetchBackward(1));
        assertThat(cursor.fetchBackward(0)).isEmpty();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(cursor.fetchAll()).containsExactlyElementsOf(numbers(3, 10));
        assertNoScroll(() -> cursor.scrollTo(9));
    }

    private static void assertNoScroll(ThrowingCallable backward) {
        assertThatThrownBy(backward).isInstanceOf(ProgrammingError.class).hasMessageContaining("NO SCROLL");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Parity("K32")
    void goesForwardsWithoutScroll(boolean prefetch) {
        NamedCursor<Integer> cursor = ints("c")
                .scrollable(false)
                .iterSize(4)
                .prefetch(prefetch)
                .execute("SELECT i FROM generate_series(1, 30) i");
        cursor.scrollTo(0);
        assertThat(cursor.iterator().next()).isEqualTo(1);
        cursor.scrollTo(1);
        assertThat(cursor.iterator().next()).isEqualTo(2);
        cursor.scrollTo(3);
        assertThat(cursor.fetchOne()).isEqualTo(4);
        cursor.scroll(2);
        assertThat(cursor.iterator().next()).isEqualTo(7);
        cursor.scroll(3);
        assertThat(cursor.iterator().next()).isEqualTo(11);
        cursor.scrollTo(13);
        assertThat(cursor.iterator().next()).isEqualTo(14);
        cursor.scrollTo(25);
        assertThat(cursor.fetchMany(2)).containsExactly(26, 27);
        cursor.scrollTo(28);
        assertThat(cursor.fetchAll()).containsExactly(29, 30);
        cursor.scrollTo(30);
        cursor.scrollTo(Long.MAX_VALUE);
        assertThat(cursor.fetchOne()).isNull();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }

    /** What a function in the select list returns cannot be run backwards, and so the server makes the cursor NO SCROLL. */
    @Test
    @Parity("K32")
    void goesForwardsWhereTheServerDecidesAgainstScroll() {
        NamedCursor<Integer> cursor = ints("c").iterSize(4).execute("SELECT generate_series(1, 10)");
        assertThat(cursor.iterator().next()).isEqualTo(1);
        cursor.scrollTo(2);
        assertThat(cursor.fetchOne()).isEqualTo(3);
        cursor.scrollTo(8);
        assertThat(cursor.fetchOne()).isEqualTo(9);
    }

    @Test
    @Parity("K32")
    void findsRowsByIndexAfterItWentBack() {
        NamedCursor<Integer> cursor = ints("c").iterSize(4).execute("VALUES (1), (2), (3), (4), (5), (6), (7), (8)");
        assertThat(cursor.iterator().next()).isEqualTo(1);
        cursor.scroll(4);
        cursor.scroll(-2);
        cursor.scrollTo(5);
        assertThat(cursor.fetchOne()).isEqualTo(6);
        assertThat(cursor.fetchBackward(2)).containsExactly(5, 4);
        cursor.scrollTo(6);
        assertThat(cursor.fetchOne()).isEqualTo(7);
        cursor.scrollTo(0);
        cursor.scrollTo(2);
        assertThat(cursor.fetchOne()).isEqualTo(3);
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
        assertThat(cursor.fetchBackward(0)).isEmpty();
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
    @ExtendedProtocol
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
    @OwnSession
    void canBeCancelledWhileItFetches(PgDatabase database) throws Exception {
        NamedCursor<Integer> cursor = ints("slow").execute("SELECT CASE WHEN pg_sleep(60) IS NULL THEN 0 ELSE 1 END");
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
}
