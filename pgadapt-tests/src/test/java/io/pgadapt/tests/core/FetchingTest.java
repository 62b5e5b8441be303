package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.errors.sqlstate.SyntaxError;
import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cursors of the client do with results, one by one as psycopg2's features are. */
@PgTest
class FetchingTest {
    private static final RowFactory<Integer> INTS = description -> row -> row.getInt(0);
    private static final String FIVE = "SELECT i FROM generate_series(0, 4) i";

    private Connection connection;
    private Cursor<Integer> cursor;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute("CREATE TABLE item (id int8, name varchar(10), price numeric(12, 2))");
        connection = Pgadapt.connect(database.dsn());
        cursor = connection.cursor(INTS);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private int one(String sql) {
        return Objects.requireNonNull(connection.cursor(INTS).execute(sql).fetchOne());
    }

    @ParameterizedTest
    @EnumSource
    @Parity({"K4", "K17"})
    void severalStatementsGiveTheLastResultAndAreOneTransaction(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        cursor.execute("SELECT 1; SELECT i FROM generate_series(7, 9) i;");
        assertThat(cursor.fetchAll()).containsExactly(7, 8, 9);
        assertThat(cursor.rowCount()).isEqualTo(3);
        cursor.execute("SELECT 1; INSERT INTO item (id) VALUES (1), (2)");
        assertThat(cursor.description()).isNull();
        assertThat(cursor.statusMessage()).isEqualTo("INSERT 0 2");
        assertThatThrownBy(() -> cursor.execute("INSERT INTO item (id) VALUES (3); SELECT 1/0; SELECT 2"))
                .isInstanceOf(DivisionByZero.class);
        assertThat(one("SELECT count(*)::int FROM item")).isEqualTo(2);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELEC 1", "SELECT $1::int + $2::int", "", "SELECT 'x"})
    @Parity("K13")
    void executeForgetsTheResultBeforeAlsoWhenItFails(String failing) {
        cursor.execute(FIVE).fetchMany(2);
        assertThatThrownBy(() -> cursor.execute(failing)).isInstanceOf(ProgrammingError.class);
        assertThat(cursor.description()).isNull();
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.rowNumber()).isZero();
        assertThat(cursor.statusMessage()).isNull();
        assertThatThrownBy(cursor::fetchOne).isInstanceOf(ProgrammingError.class);
    }

    @Test
    @Parity("K18")
    void queryIsTheTextThatWasSentAlsoAfterErrors() {
        assertThat(cursor.query()).isNull();
        cursor.execute("SELECT :a::int", io.pgadapt.Named.named("a", 1));
        assertThat(cursor.query()).isEqualTo("SELECT $1::int");
        assertThatThrownBy(() -> cursor.execute("SELEC 1")).isInstanceOf(SyntaxError.class);
        assertThat(cursor.query()).isEqualTo("SELEC 1");
    }

    @Test
    @Parity("K19")
    void statusMessageIsTheCommandTag() {
        assertThat(cursor.statusMessage()).isNull();
        assertThat(cursor.execute("INSERT INTO item (id) VALUES (1), (2), (3)").statusMessage())
                .isEqualTo("INSERT 0 3");
        assertThat(cursor.execute(FIVE).statusMessage()).isEqualTo("SELECT 5");
        assertThat(cursor.execute("SET work_mem TO '4MB'").statusMessage()).isEqualTo("SET");
        assertThat(cursor.execute("DECLARE c CURSOR FOR SELECT 1").statusMessage())
                .isEqualTo("DECLARE CURSOR");
        assertThat(cursor.execute("FETCH 2 FROM c").statusMessage()).isEqualTo("FETCH 1");
    }

    @Test
    @Parity("K20")
    void rowCountIsHowManyRowsWereReturnedOrChanged() {
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.execute("CREATE TABLE t (a int)").rowCount()).isEqualTo(-1);
        assertThat(cursor.execute("INSERT INTO t SELECT generate_series(1, 10)").rowCount())
                .isEqualTo(10);
        assertThat(cursor.execute("UPDATE t SET a = 0 WHERE a > 7").rowCount()).isEqualTo(3);
        assertThat(cursor.execute("DELETE FROM t WHERE a > 100").rowCount()).isZero();
        assertThat(cursor.execute("CREATE TABLE u AS SELECT * FROM t").rowCount())
                .isEqualTo(10);
        assertThat(cursor.execute("DECLARE c SCROLL CURSOR FOR SELECT a FROM t").rowCount())
                .isEqualTo(-1);
        assertThat(cursor.execute("MOVE 4 IN c").rowCount()).isEqualTo(4);
        assertThat(cursor.execute("SELECT a FROM t WHERE a = 0").rowCount()).isEqualTo(3);
        assertThatThrownBy(() -> cursor.execute("SELECT 1/0")).isInstanceOf(DivisionByZero.class);
        assertThat(cursor.rowCount()).isEqualTo(-1);
    }

    @Test
    @Parity("K21")
    void rowNumberIsTheIndexOfTheNextRow() {
        assertThat(cursor.rowNumber()).isZero();
        cursor.execute(FIVE);
        assertThat(cursor.rowNumber()).isZero();
        cursor.fetchOne();
        cursor.fetchMany(2);
        assertThat(cursor.rowNumber()).isEqualTo(3);
        cursor.fetchAll();
        assertThat(cursor.rowNumber()).isEqualTo(5);
        assertThat(cursor.execute(FIVE).rowNumber()).isZero();
    }

    @Test
    @Parity("K23")
    void hasItsConnectionAndSizesThatCanBeSet() {
        assertThat(cursor.connection()).isSameAs(connection);
        assertThat(cursor.isClosed()).isFalse();
        assertThat(cursor.arraySize()).isEqualTo(1);
        assertThat(cursor.iterSize()).isEqualTo(2000);
        assertThat(cursor.arraySize(2).iterSize(10)).isSameAs(cursor);
        assertThat(cursor.execute(FIVE).fetchMany()).containsExactly(0, 1);
        assertThatThrownBy(() -> cursor.arraySize(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Parity("K24")
    void closeIsIdempotentAndEndsAllUse() {
        Cursor<Integer> used;
        try (Cursor<Integer> open = connection.cursor(INTS).execute(FIVE)) {
            used = open;
        }
        used.close();
        assertThat(used.isClosed()).isTrue();
        List<ThrowingCallable> uses = List.of(
                () -> used.execute("SELECT 1"),
                () -> used.stream("SELECT 1"),
                used::fetchOne,
                used::fetchMany,
                used::fetchAll,
                () -> used.iterator().next(),
                () -> used.scroll(0));
        for (ThrowingCallable use : uses) {
            assertThatThrownBy(use).isInstanceOf(InterfaceError.class).hasMessageContaining("closed");
        }
        assertThat(one("SELECT 7")).isEqualTo(7);
    }

    @Test
    @Parity("K26")
    void fetchOneIsTheNextRowOrNull() {
        cursor.execute("SELECT i FROM generate_series(1, 2) i");
        assertThat(cursor.fetchOne()).isEqualTo(1);
        assertThat(cursor.fetchOne()).isEqualTo(2);
        assertThat(cursor.fetchOne()).isNull();
        assertThat(cursor.fetchOne()).isNull();
    }

    @Test
    @Parity("K27")
    void fetchManyIsArraySizeRowsUnlessToldAndRefusesNegativeCounts() {
        cursor.execute(FIVE);
        assertThat(cursor.fetchMany()).containsExactly(0);
        assertThat(cursor.fetchMany(0)).isEmpty();
        assertThatThrownBy(() -> cursor.fetchMany(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(cursor.fetchMany(Integer.MAX_VALUE)).containsExactly(1, 2, 3, 4);
        assertThat(cursor.fetchMany(3)).isEmpty();
    }

    @Test
    @Parity("K28")
    void fetchAllIsTheRest() {
        cursor.execute(FIVE).fetchOne();
        assertThat(cursor.fetchAll()).containsExactly(1, 2, 3, 4);
        assertThat(cursor.fetchAll()).isEmpty();
        assertThat(cursor.execute("SELECT 1 WHERE false").fetchAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE t (a int)", "INSERT INTO item (id) VALUES (1)", "SET work_mem TO '4MB'"})
    @Parity("K29")
    void thereIsNothingToFetchWithoutAResult(String sql) {
        assertThatThrownBy(cursor::fetchAll)
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("nothing to fetch");
        cursor.execute(sql);
        for (ThrowingCallable fetch : List.<ThrowingCallable>of(
                cursor::fetchOne,
                cursor::fetchMany,
                cursor::fetchAll,
                () -> cursor.iterator().next())) {
            assertThatThrownBy(fetch).isInstanceOf(ProgrammingError.class).hasMessageContaining(sql.substring(0, 3));
        }
        assertThat(one("SELECT 7")).isEqualTo(7);
    }

    @Test
    @Parity("K30")
    void iteratesOverTheRowsThatAreLeft() {
        cursor.execute(FIVE).fetchOne();
        Iterator<Integer> iterator = cursor.iterator();
        assertThat(iterator.next()).isEqualTo(1);
        assertThat(cursor.fetchOne()).isEqualTo(2);
        assertThat(cursor).containsExactly(3, 4);
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    @Parity("K31")
    void scrollsToRowsOfTheResultOnly(long outside) {
        cursor.execute(FIVE);
        cursor.scroll(4);
        assertThat(cursor.fetchOne()).isEqualTo(4);
        cursor.scroll(-2);
        assertThat(cursor.fetchOne()).isEqualTo(3);
        cursor.scrollTo(1);
        assertThatThrownBy(() -> cursor.scrollTo(outside)).isInstanceOf(ProgrammingError.class);
        assertThatThrownBy(() -> cursor.scroll(outside - 1)).isInstanceOf(ProgrammingError.class);
        assertThat(cursor.fetchOne()).isEqualTo(1);
        assertThatThrownBy(() -> connection.cursor().scroll(1)).isInstanceOf(ProgrammingError.class);
    }

    @Test
    @Parity("K33")
    void rowsAreWhatTheFactoryMakesOfThem() {
        List<Integer> columns = new ArrayList<>();
        Cursor<String> texts = connection.cursor(description -> {
            columns.add(description.size());
            return row -> row.get(0) + ":" + row.get(1);
        });
        assertThat(texts.execute("SELECT i, i * i FROM generate_series(1, 3) i").fetchAll())
                .containsExactly("1:1", "2:4", "3:9");
        assertThat(columns).containsExactly(2);
    }

    @Test
    @Parity({"K35", "K36"})
    void aCursorHasCodecsOfItsOwn() {
        Cursor<Row> own = connection
                .cursor()
                .types(t -> t.defaultCodec(Codecs.INT4.map(Celsius.class, Celsius::new, Celsius::degrees)));
        assertThat(Objects.requireNonNull(own.execute("SELECT 20").fetchOne()).get(0))
                .isEqualTo(new Celsius(20));
        assertThat(Objects.requireNonNull(connection.execute("SELECT 20").fetchOne())
                        .get(0))
                .isEqualTo(20);
    }

    record Celsius(int degrees) {}

    @Test
    @Parity("K34")
    void timestampsWithZoneHaveAnOffsetOrWhatIsAskedFor() {
        Row row = Objects.requireNonNull(connection
                .execute("SELECT '2024-05-06 07:08:09+02'::timestamptz")
                .fetchOne());
        Instant instant = Instant.parse("2024-05-06T05:08:09Z");
        assertThat(row.get(0))
                .isInstanceOfSatisfying(
                        OffsetDateTime.class, it -> assertThat(it.toInstant()).isEqualTo(instant));
        assertThat(row.get(0, Instant.class)).isEqualTo(instant);
    }

    @Test
    @Parity("K22")
    void returningTellsWhatWasInserted() {
        connection.execute("CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY, name text)");
        assertThat(cursor.execute("INSERT INTO numbered (name) VALUES ('a'), ('b') RETURNING id")
                        .fetchAll())
                .containsExactly(1, 2);
        assertThat(cursor.rowCount()).isEqualTo(2);
    }

    @Test
    @Parity("K38")
    void descriptionIsThereWithAResultAndMayBeEmpty() {
        assertThat(cursor.description()).isNull();
        assertThat(cursor.execute("CREATE TABLE t (a int)").description()).isNull();
        assertThat(columns("SELECT 1 AS a, 2 AS b WHERE false"))
                .extracting(Column::name)
                .containsExactly("a", "b");
        Cursor<Row> rows = connection.cursor();
        assertThat(rows.execute("SELECT FROM generate_series(1, 2)").fetchAll()).hasSize(2);
        assertThat(Objects.requireNonNull(rows.description()).size()).isZero();
        assertThat(columns("INSERT INTO item (id) VALUES (1) RETURNING id")).hasSize(1);
    }

    @Test
    @Parity("K39")
    void aColumnTellsItsTypeItsSizesAndWhereItComesFrom() {
        List<Column> columns = columns("SELECT id, name, price, id + 1 AS next FROM item");
        Column id = columns.get(0);
        assertThat(id.type().oid()).isEqualTo(20);
        assertThat(id.size()).isEqualTo(8);
        assertThat(id.tableOid()).isEqualTo(one("SELECT 'item'::regclass::oid::int"));
        assertThat(id.tableColumn()).isEqualTo(1);
        assertThat(id.length()).isNull();
        Column name = columns.get(1);
        assertThat(name.size()).isNull();
        assertThat(name.length()).isEqualTo(10);
        assertThat(name.tableColumn()).isEqualTo(2);
        Column price = columns.get(2);
        assertThat(List.of(Objects.requireNonNull(price.precision()), Objects.requireNonNull(price.scale())))
                .containsExactly(12, 2);
        assertThat(price.length()).isNull();
        assertThat(columns.get(3).tableOid()).isNull();
        assertThat(columns.get(3).tableColumn()).isNull();
        assertThat(columns("SELECT 'x'::bpchar(3), '101'::varbit(7), 'x'::text"))
                .extracting(Column::length)
                .containsExactly(3, 7, null);
    }

    @Test
    @Parity("K40")
    void columnsAreValues() {
        Column first = columns("SELECT 1 AS a").get(0);
        assertThat(first).isEqualTo(columns("SELECT 2 AS a").get(0));
        assertThat(first).isNotEqualTo(columns("SELECT 1 AS b").get(0));
        assertThat(first).hasSameHashCodeAs(columns("SELECT 2 AS a").get(0));
        assertThat(first.toString()).contains("name=a").contains("int4");
    }

    @Test
    @Parity("K41")
    void anUnconstrainedNumericHasNoPrecisionAndScalesBelowZeroAreTold() {
        Column any = columns("SELECT 1.5::numeric").get(0);
        assertThat(any.precision()).isNull();
        assertThat(any.scale()).isNull();
        int typeModifier = ((3 << 16) | (-2 & 0x7ff)) + 4; // numeric(3, -2), which exists since PostgreSQL 15
        Column hundreds = new Column("a", any.type(), null, typeModifier, null, null, any.format());
        assertThat(hundreds.precision()).isEqualTo(3);
        assertThat(hundreds.scale()).isEqualTo(-2);
    }

    private List<Column> columns(String sql) {
        Description description = connection.execute(sql).description();
        return Objects.requireNonNull(description).columns();
    }
}
