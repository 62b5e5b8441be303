package io.pgadapt.tests.core;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.SyntaxError;
import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PgTest
class CursorTest {
    private Connection connection;
    private Cursor<Row> cursor;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
        cursor = connection.cursor();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private static List<Integer> ints(Iterable<Row> rows) {
        List<Integer> ints = new ArrayList<>();
        rows.forEach(row -> ints.add(row.getInt(0)));
        return ints;
    }

    @Test
    void fetchesRowsOneByOneThenNull() {
        cursor.execute("SELECT * FROM generate_series(1, 2)");
        assertThat(cursor.fetchOne()).extracting(row -> row.getInt(0)).isEqualTo(1);
        assertThat(cursor.fetchOne()).extracting(row -> row.getInt(0)).isEqualTo(2);
        assertThat(cursor.fetchOne()).isNull();
        assertThat(cursor.fetchAll()).isEmpty();
    }

    @Test
    void fetchesManyByArraySizeAndAsManyAsAreLeft() {
        cursor.execute("SELECT * FROM generate_series(1, 10)");
        assertThat(ints(cursor.fetchMany())).containsExactly(1);
        assertThat(ints(cursor.arraySize(3).fetchMany())).containsExactly(2, 3, 4);
        assertThat(cursor.fetchMany(0)).isEmpty();
        assertThat(ints(cursor.fetchMany(100))).containsExactly(5, 6, 7, 8, 9, 10);
        assertThatThrownBy(() -> cursor.fetchMany(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cursor.arraySize(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void iteratesOverWhatIsLeft() {
        cursor.execute("SELECT * FROM generate_series(1, 4)").fetchOne();
        assertThat(ints(cursor)).containsExactly(2, 3, 4);
        Iterator<Row> ended = cursor.iterator();
        assertThat(ended.hasNext()).isFalse();
        assertThatThrownBy(ended::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void scrollsWithinTheResultAndNotOutOfIt() {
        cursor.execute("SELECT * FROM generate_series(0, 99999)");
        cursor.scrollTo(70_000);
        assertThat(ints(cursor.fetchMany(2))).containsExactly(70_000, 70_001);
        cursor.scroll(-2);
        assertThat(cursor.rowNumber()).isEqualTo(70_000);
        assertThatThrownBy(() -> cursor.scroll(30_000)).isInstanceOf(ProgrammingError.class);
        assertThatThrownBy(() -> cursor.scrollTo(-1)).isInstanceOf(ProgrammingError.class);
        assertThat(ints(cursor.fetchMany(1))).containsExactly(70_000);
    }

    @Test
    void holdsRowsOfAnySizeOnEitherSideOfABuffer() {
        cursor.execute("SELECT i, repeat(chr(65 + i % 26), (i * i * 7919) % 300000) FROM generate_series(1, 60) i");
        List<Row> rows = cursor.fetchAll();
        assertThat(rows).hasSize(60);
        for (Row row : rows) {
            int i = row.getInt(0);
            String expected = String.valueOf((char) (65 + i % 26)).repeat((i * i * 7919) % 300_000);
            assertThat(row.getString(1)).isEqualTo(expected);
        }
    }

    @Test
    void readsColumnsInAnyOrderAndByName() {
        Row row = cursor.execute("SELECT 1 AS a, 'two' AS b, 3.5::float8 AS c, NULL::int AS d, true AS e")
                .fetchOne();
        assertThat(row).isNotNull();
        assertThat(row.getBoolean("e")).isTrue();
        assertThat(row.getDouble(2)).isEqualTo(3.5);
        assertThat(row.getInt(0)).isEqualTo(1);
        assertThat(row.isNull("d")).isTrue();
        assertThat(row.get("d")).isNull();
        assertThat(row.getString("b")).isEqualTo("two");
        assertThat(row.getLong("a")).isEqualTo(1L);
        assertThat(row.values()).containsExactly(1, "two", 3.5, null, true);
        assertThatThrownBy(() -> row.get("x"))
                .isInstanceOf(InterfaceError.class)
                .hasMessageContaining("\"x\"")
                .hasMessageContaining("\"a\", \"b\"");
        assertThatThrownBy(() -> row.get(5)).isInstanceOf(InterfaceError.class).hasMessageContaining("5");
        assertThatThrownBy(() -> row.getInt("d")).hasMessageContaining("NULL").hasMessageContaining("\"d\"");
    }

    @Test
    void readsTheLastOfSeveralColumnsOfOneName() {
        assertThat(cursor.execute("SELECT 1 AS a, 2 AS a").fetchOne())
                .extracting(row -> row.getInt("a"))
                .isEqualTo(2);
    }

    @Test
    void describesColumnsAndWhereTheyComeFrom() {
        connection.execute("CREATE TABLE item (id int8, price numeric(12, 2), tag varchar(10))");
        cursor.execute("SELECT price, tag, id + 1 AS next, numeric '1.5' FROM item");
        Description description = cursor.description();
        assertThat(description).isNotNull();
        assertThat(description.columns()).extracting(Column::name).containsExactly("price", "tag", "next", "numeric");
        assertThat(description)
                .hasToString("Description[\"price\" numeric, \"tag\" varchar, \"next\" int8, \"numeric\" numeric]");
        Column price = description.column(0);
        assertThat(price.type().name()).isEqualTo("numeric");
        assertThat(price.precision()).isEqualTo(12);
        assertThat(price.scale()).isEqualTo(2);
        assertThat(price.tableOid()).isPositive();
        assertThat(price.tableColumn()).isEqualTo(2);
        assertThat(description.column(2).size()).isEqualTo(8);
        assertThat(description.column(2).tableOid()).isNull();
        assertThat(description.column(3).precision()).isNull();
        assertThat(description.column(3).size()).isNull();
    }

    @Test
    void tellsRowCountAndStatusOfWhatWasDone() {
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.statusMessage()).isNull();
        cursor.execute("CREATE TABLE t (a int)");
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.statusMessage()).isEqualTo("CREATE TABLE");
        assertThat(cursor.description()).isNull();
        cursor.execute("INSERT INTO t SELECT * FROM generate_series(1, 3)");
        assertThat(cursor.rowCount()).isEqualTo(3);
        assertThat(cursor.statusMessage()).isEqualTo("INSERT 0 3");
        cursor.execute("SELECT * FROM t");
        assertThat(cursor.rowCount()).isEqualTo(3);
    }

    @Test
    void forgetsTheLastResultEvenWhenTheNextStatementFails() {
        cursor.execute("SELECT 1");
        assertThatThrownBy(() -> cursor.execute("SELEC 1")).isInstanceOf(SyntaxError.class);
        assertThat(cursor.description()).isNull();
        assertThat(cursor.rowCount()).isEqualTo(-1);
        assertThat(cursor.query()).isEqualTo("SELEC 1");
        assertThatThrownBy(cursor::fetchOne).isInstanceOf(ProgrammingError.class);
    }

    @Test
    void refusesToFetchWhereThereIsNothing() {
        assertThatThrownBy(cursor::fetchAll)
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("no statement");
        cursor.execute("CREATE TABLE t (a int)");
        assertThatThrownBy(cursor::fetchAll)
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("CREATE TABLE");
    }

    @Test
    void fetchesRowsWithoutColumns() {
        assertThat(cursor.execute("SELECT FROM generate_series(1, 3)").fetchAll())
                .hasSize(3);
        assertThat(cursor.description()).extracting(Description::size).isEqualTo(0);
    }

    @Test
    void refusesEmptyStatements() {
        for (String empty : List.of("", " ", ";", "/* nothing */ -- here")) {
            assertThatThrownBy(() -> cursor.execute(empty)).isInstanceOf(ProgrammingError.class);
        }
        assertThat(ints(cursor.execute("SELECT 1"))).containsExactly(1);
    }

    @Test
    void runsSeveralStatementsAndKeepsTheLastResult() {
        cursor.execute("SELECT 1; SELECT 2 AS b UNION ALL SELECT 3 ORDER BY 1");
        assertThat(ints(cursor)).containsExactly(2, 3);
        cursor.execute("SELECT 1; CREATE TABLE t (a int)");
        assertThat(cursor.description()).isNull();
        assertThatThrownBy(() -> cursor.execute("SELECT $1; SELECT 2", 1))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("several statements");
    }

    @Test
    void takesParametersByPositionByNameAndInPsycopgsWay() {
        assertThat(ints(cursor.execute("SELECT $2::int - $1::int", 2, 44))).containsExactly(42);
        assertThat(ints(cursor.execute(
                        "SELECT :a::int + :b::int + :a::int", named("a", 1).and("b", 40))))
                .containsExactly(42);
        cursor.placeholders(Placeholders.PYFORMAT);
        assertThat(ints(cursor.execute("SELECT %s::int %% 100", 142))).containsExactly(42);
        assertThat(ints(cursor.execute("SELECT %(a)s::int", named("a", 42)))).containsExactly(42);
    }

    @Test
    void takesALoneNullAsOneParameter() {
        assertThat(cursor.execute("SELECT $1::int IS NULL", (Object) null).fetchOne())
                .extracting(row -> row.getBoolean(0))
                .isEqualTo(true);
        assertThat(cursor.execute("SELECT $1::int IS NULL", (Object[]) null).fetchOne())
                .extracting(row -> row.getBoolean(0))
                .isEqualTo(true);
    }

    @Test
    void namesWhatIsWrongWithTheNumberOfParameters() {
        assertThatThrownBy(() -> cursor.execute("SELECT $1::int, $2::int", 1))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("2 parameters")
                .hasMessageContaining("1 was given");
        assertThatThrownBy(() -> cursor.execute("SELECT :max", named("min", 1).and("name", "x")))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining(":max is not given; given are: min, name");
        assertThatThrownBy(() -> cursor.execute("SELECT $1::int", "x", "y")).isInstanceOf(ProgrammingError.class);
    }

    @Test
    void refusesToBeUsedWhenItOrItsConnectionIsClosed() {
        Row kept = cursor.execute("SELECT 42").fetchOne();
        cursor.close();
        cursor.close();
        assertThat(cursor.isClosed()).isTrue();
        assertThatThrownBy(() -> cursor.execute("SELECT 1")).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(cursor::fetchOne).isInstanceOf(InterfaceError.class);
        assertThat(kept).extracting(row -> row.getInt(0)).isEqualTo(42);
        Cursor<Row> other = connection.cursor();
        connection.close();
        assertThat(other.isClosed()).isTrue();
        assertThatThrownBy(() -> other.execute("SELECT 1"))
                .isInstanceOf(InterfaceError.class)
                .hasMessageContaining("closed");
    }
}
