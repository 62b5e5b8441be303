package io.pgadapt.tests.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.copy.CopyFormat;
import io.pgadapt.copy.CopyIn;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.CheckViolation;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Identifier;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of Java values through COPY, both ways. */
@PgTest
@Timeout(60)
class TypedCopyTest {
    private static final List<CopyOptions> FORMATS = List.of(
            CopyOptions.defaults(),
            CopyOptions.text(),
            CopyOptions.csv(),
            CopyOptions.binary(),
            CopyOptions.text().delimiter('|').nullText("NULL").header(),
            CopyOptions.csv()
                    .delimiter(';')
                    .quote('\'')
                    .escape('\\')
                    .nullText("NULL")
                    .header());

    private Connection conn;

    record Size(int width, int height) {}

    record Alike(int ab, int aB) {}

    record Email(String value) {}

    record Item(String itemName, @Nullable BigDecimal unitPrice, LocalDate since) {}

    enum Mood {
        SAD,
        HAPPY
    }

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TYPE mood AS ENUM ('SAD', 'HAPPY')",
                "CREATE TYPE size AS (width int, height int)",
                "CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%')",
                "CREATE TABLE item (item_name text, unit_price numeric, since date)",
                "CREATE TABLE odd (id int, mail email, mood mood, size size, tags text[], doc jsonb, raw bytea,"
                        + " twice int GENERATED ALWAYS AS (id * 2) STORED)");
        conn = Pgadapt.connect(database.dsn())
                .types(types -> types.recordType("size", Size.class)
                        .enumType("mood", Mood.class)
                        .codec(Codecs.TEXT.map(Email.class, Email::new, Email::value)));
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    static List<CopyOptions> formats() {
        return FORMATS;
    }

    private long count(String table) {
        return conn.execute("SELECT count(*) FROM " + table).fetchAll().get(0).getLong(0);
    }

    @Test
    void copiesRowsOneByOne() {
        try (CopyIn in = conn.copy("item", "item_name", "unit_price").in()) {
            in.row("tea", new BigDecimal("3.50")).row("air", null);
            assertThat(in.rowCount()).isEqualTo(2);
            assertThat(in.finish()).isEqualTo(2);
            assertThatThrownBy(() -> in.row("x", null)).isInstanceOf(InterfaceError.class);
        }
        assertThat(conn.copy("item", "unit_price", "item_name").rows())
                .extracting(Row::values)
                .containsExactly(List.of(new BigDecimal("3.50"), "tea"), Arrays.asList(null, "air"));
    }

    @Test
    void storesNothingWhenClosedBeforeItIsFinished() {
        conn.autocommit(true);
        try (CopyIn in = conn.copy("item").in()) {
            in.row("tea", BigDecimal.ONE, LocalDate.EPOCH);
        }
        assertThat(count("item")).isZero();
        conn.autocommit(false);
        CopyIn in = conn.copy("item").in();
        in.row("tea", BigDecimal.ONE, LocalDate.EPOCH);
        in.close();
        in.close();
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        conn.rollback();
        assertThat(conn.copy("item").in().finish()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void carriesAllKindsOfTypesInEachFormat(CopyOptions format) {
        String nasty = "a\tb\nc\\d\re|f;g'h\"i,NULL\\N\\.\u20AC\uD83D\uDE00\b\f\u000B";
        List<Object[]> rows = List.of(
                new Object[] {
                    1,
                    new Email("a@b"),
                    Mood.HAPPY,
                    new Size(1, 2),
                    List.of(nasty, "NULL", ""),
                    "{\"a\": 1}",
                    new byte[] {0, -1}
                },
                new Object[] {2, null, null, null, null, null, null},
                new Object[] {3, new Email(nasty + "@"), "SAD", new Size(-1, 0), List.of(), "null", new byte[0]});
        assertThat(conn.copy("odd").with(format).fromRows(rows)).isEqualTo(3);
        List<Row> back = conn.copy("odd").with(format).rows().toList();
        List<Row> read = conn.execute("SELECT id, mail, mood, size, tags, doc, raw FROM odd ORDER BY id")
                .fetchAll();
        assertThat(back).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(back.get(i).get("mail", Email.class))
                    .isEqualTo(read.get(i).get("mail", Email.class));
            assertThat(back.get(i).get("mail", Email.class)).isEqualTo(rows.get(i)[1]);
            assertThat(back.get(i).get("mood", Mood.class))
                    .isEqualTo(read.get(i).get("mood", Mood.class));
            assertThat(back.get(i).get("size", Size.class)).isEqualTo(rows.get(i)[3]);
            assertThat(back.get(i).get("tags")).isEqualTo(rows.get(i)[4]);
            assertThat(back.get(i).get("doc")).isEqualTo(read.get(i).get("doc"));
            assertThat(back.get(i).get("raw")).isEqualTo(rows.get(i)[6]);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void tellsTextsThatLookLikeNullFromNull(CopyOptions format) {
        conn.execute("CREATE TABLE texts (id int, a text)");
        List<String> texts = List.of("", "NULL", "\\N", "\\.", " ", "\"", "'", "\\", "\n", "\r\n", "xNULL");
        try (CopyIn in = conn.copy("texts").with(format).in()) {
            for (int i = 0; i < texts.size(); i++) {
                in.row(i, texts.get(i));
            }
            in.row(texts.size(), null).finish();
        }
        List<@Nullable String> expected = new ArrayList<>(texts);
        expected.add(null);
        assertThat(conn.execute("SELECT a FROM texts ORDER BY id").fetchAll())
                .extracting(row -> row.getString(0))
                .isEqualTo(expected);
        boolean serverProtects =
                format.format() != CopyFormat.TEXT || !format.nullText().equals("NULL");
        expected.set(1, serverProtects ? "NULL" : null);
        assertThat(conn.copy("texts").with(format).rows())
                .extracting(row -> row.getString(1))
                .isEqualTo(expected);
    }

    @Test
    void tellsTextsWhoseEscapesLookLikeNullFromNull() {
        conn.execute("CREATE TABLE texts (a text DEFAULT 'default')");
        Map<CopyOptions, String> alike = Map.of(
                CopyOptions.text().nullText("\\n"), "\n",
                CopyOptions.text().nullText("\\\\"), "\\",
                CopyOptions.text().nullText("\\|x").delimiter('_'), "|x",
                CopyOptions.text().nullText("\\rx"), "\rx",
                CopyOptions.text().nullText("\u20AC\u00E9"), "\u20AC\u00E9");
        alike.forEach((options, text) -> {
            conn.copy("texts").with(options).fromRows(List.of(List.of(text), Arrays.asList((Object) null)));
            assertThat(conn.execute("DELETE FROM texts RETURNING a").fetchAll())
                    .as("%s", options)
                    .extracting(row -> row.getString(0))
                    .containsExactly(text, null);
        });
    }

    @Test
    void travelsAsTextWhereOptionsAreNotOfTheBinaryFormat() {
        List<Object[]> rows =
                List.of(new Object[] {"tea", null, LocalDate.EPOCH}, new Object[] {"air", 1, LocalDate.EPOCH});
        CopyOptions none = CopyOptions.defaults();
        for (CopyOptions options : List.of(none.delimiter('|'), none.nullText("NIL"), none.header())) {
            Cursor<Row> cursor = conn.cursor();
            assertThat(cursor.copy("item").with(options).fromRows(rows)).isEqualTo(2);
            assertThat(cursor.query()).contains("FORMAT text");
            assertThat(conn.copy("item").with(options).rows())
                    .extracting(row -> row.getString(0))
                    .containsExactly("tea", "air");
            conn.execute("DELETE FROM item");
        }
        Cursor<Row> cursor = conn.cursor();
        cursor.copy("item")
                .with(none.encoding("UTF8").where("unit_price IS NULL"))
                .fromRows(rows);
        assertThat(cursor.query()).contains("FORMAT binary");
    }

    @Test
    void readsTheRowsOfSeveralCopiesInOneText() {
        for (String format : List.of("text", "binary")) {
            String sql = "COPY (SELECT 1) TO STDOUT (FORMAT %s)".formatted(format);
            assertThat(conn.copyExpert(sql + ";" + sql).types("int4").rows())
                    .as(format)
                    .extracting(Row::values)
                    .containsExactly(List.of(1), List.of(1));
        }
    }

    @Test
    void givesEachColumnAComponentOfItsOwn() {
        conn.execute("CREATE TABLE pair (a_b int, ab int)");
        conn.copy("pair").fromRows(List.of(new Alike(1, 2)));
        assertThat(conn.copy("pair").rows()).extracting(Row::values).containsExactly(List.of(2, 1));
        conn.execute("ALTER TABLE pair RENAME COLUMN ab TO \"A_B\"");
        assertThatThrownBy(() -> conn.copy("pair").fromRows(List.of(new Alike(1, 2))))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("[ab, aB]")
                .hasMessageContaining("[a_b, A_B]");
    }

    @Test
    void takesRowsOfAllKinds() {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("item_name", "map");
        map.put("since", LocalDate.EPOCH);
        map.put("unit_price", null);
        List<Object> rows = new ArrayList<>(List.of(
                new Object[] {"array", BigDecimal.ONE, LocalDate.EPOCH},
                List.of("list", BigDecimal.ONE, LocalDate.EPOCH),
                map,
                new Item("record", BigDecimal.TEN, LocalDate.EPOCH),
                conn.execute("SELECT 'row', 1.5, '2020-01-01'::date").fetchAll().get(0)));
        assertThat(conn.copy("item").fromRows(rows.stream())).isEqualTo(5);
        assertThat(conn.copyQuery("SELECT * FROM item")
                        .rows(Rows.record(Item.class))
                        .map(Item::itemName))
                .containsExactly("array", "list", "map", "record", "row");
        for (Object bad : List.of(Map.of("item_name", "x"), new Size(1, 2), "x", List.of(1))) {
            assertThatThrownBy(() -> conn.copy("item").fromRows(List.of(bad)))
                    .as("%s", bad)
                    .isInstanceOf(ProgrammingError.class);
        }
    }

    @Test
    void namesRowColumnAndClassOfWhatDoesNotFitAndCanGoOn() {
        conn.execute("CREATE TABLE small (a int2, b text)");
        try (CopyIn in = conn.copy("small").in()) {
            in.row((short) 1, "x");
            assertThatThrownBy(() -> in.row(70_000, "y"))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("row 2, column \"a\" of type int2, a java.lang.Integer");
            assertThatThrownBy(() -> in.row(Thread.currentThread(), "y"))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("java.lang.Thread");
            assertThatThrownBy(() -> in.row(1))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("1 values for the 2 columns");
            in.row((short) 2, "z");
            assertThat(in.finish()).isEqualTo(2);
        }
        assertThat(count("small")).isEqualTo(2);
    }

    @Test
    void leavesStringsForOtherTypesToTheServer() {
        conn.copy("item").fromRows(List.of(List.of("text first", "1e3", "yesterday")));
        conn.copy("item")
                .fromRows(List.of(
                        List.of("binary first", BigDecimal.ONE, LocalDate.EPOCH),
                        List.of("then a string", "2.50", "2020-02-29")));
        assertThat(conn.copy("item").rows().map(row -> String.valueOf(row.get(1))))
                .containsExactly("1000", "1", "2.50");
        assertThatThrownBy(() -> conn.copy("item")
                        .fromRows(List.of(
                                List.of("binary first", BigDecimal.ONE, LocalDate.EPOCH),
                                List.of("x", "2.50", "yesterday"))))
                .isInstanceOf(DataError.class)
                .hasMessageContaining("row 2, column \"since\"")
                .hasMessageContaining("CopyOptions.text()");
    }

    @Test
    void keepsTheServersWordsOnWhatItRefuses() {
        assertThatThrownBy(
                        () -> conn.copy("odd", "id", "mail").fromRows(List.of(List.of(1, "a@b"), List.of(2, "none"))))
                .isInstanceOf(CheckViolation.class)
                .satisfies(e ->
                        assertThat(((CheckViolation) e).diagnostic().context()).contains("COPY odd, line 2"));
    }

    @Test
    void refusesEverythingElseOnTheConnectionMeanwhile() {
        conn.execute("SELECT 1");
        try (CopyIn in = conn.copy("item").in()) {
            in.row("tea", null, null);
            assertThatThrownBy(() -> conn.execute("SELECT 1"))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("COPY");
            assertThatThrownBy(conn::commit)
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("COPY");
            assertThatThrownBy(conn::rollback).isInstanceOf(ProgrammingError.class);
            assertThatThrownBy(() -> conn.copyFrom(new StringReader(""), "item"))
                    .isInstanceOf(ProgrammingError.class);
            in.row("milk", null, null);
            assertThat(in.finish()).isEqualTo(2);
        }
        conn.commit();
        assertThat(count("item")).isEqualTo(2);
    }

    @Test
    void copiesFromOneConnectionToAnotherInConstantMemory(PgDatabase database) {
        try (Connection other = Pgadapt.connect(database.dsn()).autocommit(true);
                Stream<Row> rows = conn.copyQuery(
                                "SELECT 'n' || i, i / 10::numeric, DATE '2020-01-01' + i % 100 FROM generate_series(1, 50000) i")
                        .rows()) {
            assertThat(other.copy("item").fromRows(rows)).isEqualTo(50_000);
            assertThat(other.execute("SELECT sum(unit_price) FROM item")
                            .fetchAll()
                            .get(0)
                            .get(0, BigDecimal.class))
                    .isEqualByComparingTo("125002500");
        }
    }

    @Test
    void handsRowsOverWhileOtherStatementsRun() {
        try (Stream<Row> rows =
                conn.copyQuery("SELECT i FROM generate_series(1, 20000) i").rows()) {
            Iterator<Row> walk = rows.iterator();
            assertThat(walk.next().getInt(0)).isEqualTo(1);
            assertThat(conn.execute("SELECT 7").fetchAll().get(0).getInt(0)).isEqualTo(7);
            conn.commit();
            int last = 1;
            while (walk.hasNext()) {
                last = walk.next().getInt(0);
            }
            assertThat(last).isEqualTo(20_000);
        }
        Cursor<Row> cursor = conn.cursor();
        try (Stream<Row> rows =
                cursor.copyQuery("SELECT i FROM generate_series(1, 20000) i").rows()) {
            assertThat(rows.findFirst()).isPresent();
        }
        assertThat(conn.execute("SELECT 8").fetchAll().get(0).getInt(0)).isEqualTo(8);
    }

    @Test
    void makesWayForACopyWhileAStreamIsOpen() {
        try (Stream<Row> rows = conn.cursor().iterSize(10).stream("SELECT generate_series(1, 100)")) {
            Iterator<Row> walk = rows.iterator();
            walk.next();
            conn.copy("item").fromRows(List.of(List.of("a", 1, "2020-01-01")));
            int left = 0;
            while (walk.hasNext()) {
                walk.next();
                left++;
            }
            assertThat(left).isEqualTo(99);
        }
    }

    @Test
    void takesTypesThatAreNamedWhereItCannotLookThemUp() {
        String in = "COPY odd (id, size) FROM STDIN (FORMAT binary)";
        assertThat(conn.copyExpert(in).types("int4", "size").fromRows(List.of(List.of(1, new Size(3, 4)))))
                .isEqualTo(1);
        String out = "COPY odd (id, size) TO STDOUT";
        assertThat(conn.copyExpert(out + " (FORMAT binary)")
                        .types("int4", "size")
                        .rows())
                .extracting(row -> row.get(1, Size.class))
                .containsExactly(new Size(3, 4));
        assertThat(conn.copyExpert(out + " (FORMAT csv)")
                        .with(CopyOptions.csv())
                        .rows())
                .extracting(Row::values)
                .containsExactly(List.of("1", "(3,4)"));
        assertThat(conn.copyExpert("COPY odd (id, size) FROM STDIN").fromRows(List.of(List.of(2, "(5,6)"))))
                .isEqualTo(1);
        assertThatThrownBy(() -> conn.copyExpert(in).fromRows(List.of(List.of(1, 2))))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("types()");
        conn.rollback();
        assertThatThrownBy(() -> conn.copyExpert(out + " (FORMAT binary)").rows())
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("types()");
        assertThat(conn.execute("SELECT 1").fetchAll()).hasSize(1);
    }

    @Test
    void findsTablesInSchemasAndReportsThoseThatAreNot(PgDatabase database) {
        database.execute("CREATE SCHEMA \"My Shop\"", "CREATE TABLE \"My Shop\".\"T\" (a int)");
        Identifier table = Identifier.of("My Shop", "T");
        assertThat(conn.copy(table).fromRows(List.of(List.of(1)))).isEqualTo(1);
        assertThat(conn.copy(table).rows().map(row -> row.getInt("a"))).containsExactly(1);
        for (Runnable wrong : List.<Runnable>of(
                () -> conn.copy("none").in(),
                () -> conn.copy("none").rows(),
                () -> conn.copy("item", "nope").in(),
                () -> conn.copy("odd", "twice").in())) {
            assertThatThrownBy(wrong::run).isInstanceOf(ProgrammingError.class);
            conn.rollback();
        }
    }

    @Test
    void copiesManyRowsAndTellsHowFarItHasCome() {
        List<String> told = new ArrayList<>();
        Stream<List<Object>> rows = IntStream.range(0, 30_000).mapToObj(i -> List.of("name " + i, i, LocalDate.EPOCH));
        assertThat(conn.copy("item").onProgress((r, b) -> told.add(r + "")).fromRows(rows))
                .isEqualTo(30_000);
        assertThat(told).hasSizeGreaterThan(3).endsWith("30000");
        assertThat(count("item")).isEqualTo(30_000);
    }

    @Test
    void copiesTablesWithoutColumns() {
        conn.execute("CREATE TABLE nothing ()");
        conn.execute("INSERT INTO nothing DEFAULT VALUES");
        for (CopyOptions format : List.of(CopyOptions.text(), CopyOptions.binary())) {
            assertThat(conn.copy("nothing").with(format).rows()).hasSize(1);
        }
    }
}
