package io.pgadapt.tests.copy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Xid;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.copy.Copy;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.copy.CopyProgress;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.InvalidTextRepresentation;
import io.pgadapt.errors.sqlstate.UndefinedColumn;
import io.pgadapt.errors.sqlstate.UndefinedTable;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Identifier;
import io.pgadapt.sql.Literal;
import io.pgadapt.sql.Sql;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** COPY between the server and streams, readers, writers and channels. */
@PgTest
@Timeout(60)
class CopyStreamsTest {
    private static final String LINES = "1\ttea\n2\t\\N\n";

    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE TABLE item (id int, name text)",
                "CREATE SCHEMA shop",
                "CREATE TABLE shop.item (id int, \"Odd \"\"Name\"\"\" text)");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private String all(String table) throws IOException {
        StringWriter target = new StringWriter();
        conn.copyTo(target, table);
        return target.toString();
    }

    @Test
    @Parity({"Y1", "Y6", "Y10"})
    void copiesFromAnySourceAndTellsHowManyRows() throws IOException {
        Cursor<Row> cursor = conn.cursor();
        assertThat(cursor.copyFrom(bytes(LINES), "item")).isEqualTo(2);
        assertThat(cursor.rowCount()).isEqualTo(2);
        assertThat(cursor.query()).isEqualTo("COPY \"item\" FROM STDIN");
        assertThat(cursor.statusMessage()).isEqualTo("COPY 2");
        assertThat(cursor.copyFrom(new StringReader(LINES), "item")).isEqualTo(2);
        assertThat(cursor.copyFrom(Channels.newChannel(bytes(LINES)), "item")).isEqualTo(2);
        assertThat(all("item")).isEqualTo(LINES.repeat(3));
        assertThat(conn.copyFrom(bytes(""), "item")).isZero();
        assertThatThrownBy(() -> cursor.copyFrom(bytes("x"), "item")).isInstanceOf(DataError.class);
        assertThat(cursor.rowCount()).isEqualTo(-1);
    }

    @Test
    @Parity({"Y2", "Y8", "Y14"})
    void copiesToAnyTarget() throws IOException {
        conn.copyFrom(bytes(LINES), "item");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        assertThat(conn.copyTo(stream, "item")).isEqualTo(2);
        assertThat(stream.toString(UTF_8)).isEqualTo(LINES);
        StringWriter writer = new StringWriter();
        assertThat(conn.copyTo(writer, "item", "name")).isEqualTo(2);
        assertThat(writer).hasToString("tea\n\\N\n");
        ByteArrayOutputStream channel = new ByteArrayOutputStream();
        assertThat(conn.copyTo(Channels.newChannel(channel), "item")).isEqualTo(2);
        assertThat(channel.toByteArray()).isEqualTo(stream.toByteArray());
    }

    @Test
    @Parity("Y3")
    void quotesNamesAndTakesSchemas() throws IOException {
        Identifier shopItem = Identifier.of("shop", "item");
        assertThat(conn.copy(shopItem, "Odd \"Name\"", "id").from(bytes("x\t1\n")))
                .isEqualTo(1);
        StringWriter target = new StringWriter();
        conn.copy(shopItem).to(target);
        assertThat(target).hasToString("1\tx\n");
        assertThatThrownBy(() -> conn.copyFrom(bytes(""), "shop.item"))
                .isInstanceOf(UndefinedTable.class)
                .hasMessageContaining("shop.item");
        conn.rollback();
        assertThatThrownBy(() -> conn.copyFrom(bytes(""), "item; DROP TABLE item"))
                .isInstanceOf(UndefinedTable.class);
        assertThatThrownBy(() -> Identifier.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Parity("S9")
    void takesComposedQueriesAndStatements() throws IOException {
        conn.copyFrom(bytes("1\ttea\n2\tcoffee\n"), "item");
        StringWriter target = new StringWriter();
        conn.copyQuery(Sql.of("SELECT name FROM {} WHERE name = {}").format(Identifier.of("item"), Literal.of("tea")))
                .to(target);
        conn.copyExpert(Sql.of("COPY {} TO STDOUT").format(Identifier.of("item")))
                .to(target);
        assertThat(target).hasToString("tea\n1\ttea\n2\tcoffee\n");
    }

    @Test
    @Parity("Y13")
    void copiesByANamedCursorUntilItIsInUse() {
        try (NamedCursor<Row> cursor = conn.namedCursor("c")) {
            assertThat(cursor.copyFrom(bytes("1\ttea\n"), "item")).isEqualTo(1);
            cursor.execute("SELECT 1");
            assertThatThrownBy(() -> cursor.copyFrom(bytes("1\ttea\n"), "item")).isInstanceOf(ProgrammingError.class);
        }
    }

    @Test
    @Parity("Y4")
    void takesAnyNumberOfColumns() throws IOException {
        List<String> names = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();
        conn.execute("CREATE TABLE wide (" + String.join(" int, ", names) + " int)");
        String[] columns = names.toArray(String[]::new);
        String line = names.stream().map(name -> "7").collect(Collectors.joining("\t", "", "\n"));
        assertThat(conn.copyFrom(bytes(line), "wide", columns)).isEqualTo(1);
        assertThat(all("wide")).isEqualTo(line);
        assertThatThrownBy(() -> conn.copyFrom(bytes(line), "wide", "none")).isInstanceOf(UndefinedColumn.class);
    }

    @Test
    @Parity("Y5")
    void runsWholeStatementsAlsoAmongOthers() throws IOException {
        Cursor<Row> cursor = conn.cursor();
        assertThat(cursor.copyExpert("COPY item FROM STDIN WITH (FORMAT csv)", bytes("1,tea\n2,\n")))
                .isEqualTo(2);
        StringWriter target = new StringWriter();
        assertThat(cursor.copyExpert("COPY (SELECT id FROM item WHERE name IS NULL) TO STDOUT", target))
                .isEqualTo(1);
        assertThat(target).hasToString("2\n");
        assertThat(cursor.copyExpert("DELETE FROM item; COPY item FROM STDIN; SELECT 1, 2", bytes("3\tx\n")))
                .isEqualTo(1);
        StringWriter both = new StringWriter();
        assertThat(conn.copyExpert("COPY item TO STDOUT; COPY (SELECT 4) TO STDOUT", both))
                .isEqualTo(1);
        assertThat(both).hasToString("3\tx\n4\n");
        assertThatThrownBy(() -> conn.copyExpert("SELECT 1", bytes("")))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("use execute");
    }

    @Test
    void refusesTheWrongDirectionAndGoesOn() {
        conn.autocommit(true);
        for (String sql : List.of("COPY item TO STDOUT", "COPY item FROM STDIN; COPY item FROM STDIN")) {
            assertThatThrownBy(() -> conn.copyExpert(sql, bytes("1\tx\n")))
                    .as(sql)
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("a target, one at a time");
        }
        assertThatThrownBy(() -> conn.copyExpert("COPY item FROM STDIN", new StringWriter()))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("a source");
        assertThatThrownBy(() -> conn.copyQuery("SELECT 1").from(bytes("")))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("from the server only");
        assertThat(conn.execute("SELECT 1 FROM item").fetchAll()).isEmpty();
    }

    @Test
    @Parity("Y11")
    void keepsWhatTheServerSaysOfBadData() {
        assertThatThrownBy(() -> conn.copyFrom(bytes("1\ta\nx\tb\n"), "item"))
                .isInstanceOf(InvalidTextRepresentation.class)
                .isInstanceOf(DataError.class)
                .satisfies(e -> assertThat(((DataError) e).diagnostic().context())
                        .isEqualTo("COPY item, line 2, column id: \"x\""));
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> conn.copyFrom(bytes(LINES), "item")).isInstanceOf(InFailedSqlTransaction.class);
        assertThatThrownBy(() -> conn.copy("item").in()).isInstanceOf(InFailedSqlTransaction.class);
        conn.rollback();
        assertThat(conn.copyFrom(bytes(LINES), "item")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY item FROM STDIN", "COPY item TO STDOUT"})
    @Parity("Y12")
    void refusesCopyByStream(String sql) {
        assertThatThrownBy(() -> conn.cursor().stream(sql))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("copyExpert");
        conn.rollback();
        assertThat(conn.execute("SELECT 1").rowCount()).isEqualTo(1);
    }

    @Test
    @Parity("Y12")
    @ExtendedProtocol
    void refusesCopyByExecute() {
        for (String sql : List.of("COPY item FROM STDIN", "COPY item TO STDOUT")) {
            assertThatThrownBy(() -> conn.execute(sql))
                    .isInstanceOf(ProgrammingError.class)
                    .hasMessageContaining("copyFrom")
                    .hasMessageContaining("copyExpert");
            assertThat(conn.transactionStatus())
                    .isEqualTo(sql.contains("FROM") ? TransactionStatus.FAILED : TransactionStatus.IN_TRANSACTION);
            conn.rollback();
        }
        try (Pipeline pipeline = conn.pipeline()) {
            assertThatThrownBy(() -> pipeline.execute("COPY item TO STDOUT")).hasMessageContaining("COPY");
        }
    }

    @Test
    @Parity("Y13")
    void isRefusedOnceATransactionIsPreparedAndTakesAnyCursor() {
        assertThat(conn.cursor().copyFrom(bytes(LINES), "item")).isEqualTo(2);
        conn.rollback();
        conn.tpcBegin(Xid.of(1, "copy", "b"));
        conn.copyFrom(bytes(LINES), "item");
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        conn.tpcPrepare();
        assertThatThrownBy(() -> conn.copyFrom(bytes(LINES), "item")).isInstanceOf(ProgrammingError.class);
        assertThatThrownBy(() -> conn.copy("item").in()).isInstanceOf(ProgrammingError.class);
        conn.tpcRollback();
    }

    @Test
    @Parity("Y16")
    void handsNoticesOverWhileItRuns() throws IOException {
        conn.execute("CREATE FUNCTION shout(int) RETURNS int LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE NOTICE 'at %', $1; RETURN $1; END $$");
        List<String> heard = new ArrayList<>();
        List<Integer> heardAtEachRow = new ArrayList<>();
        conn.onNotice(notice -> heard.add(String.valueOf(notice.messagePrimary())));
        conn.copyQuery("SELECT shout(i), repeat('x', 100000) FROM generate_series(1, 20) i")
                .onProgress((rows, bytes) -> heardAtEachRow.add(heard.size()))
                .to(OutputStream.nullOutputStream());
        assertThat(heard).hasSize(20);
        assertThat(heardAtEachRow.get(0)).isBetween(1, 19);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void worksInEachModeAndTransactionState(ExecutionMode mode) throws IOException {
        conn.executionMode(mode);
        conn.copyFrom(bytes(LINES), "item");
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        conn.rollback();
        assertThat(all("item")).isEmpty();
        conn.rollback();
        conn.autocommit(true);
        conn.copyFrom(bytes(LINES), "item");
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        conn.transaction(tx -> {
            conn.copyFrom(bytes(LINES), "item");
            conn.transaction(inner -> {
                assertThatThrownBy(() -> conn.copyFrom(bytes("x\n"), "item")).isInstanceOf(DataError.class);
                throw inner.rollbackSignal();
            });
            return conn.copy("item").fromRows(List.of(List.of(5, "five")));
        });
        assertThat(all("item")).isEqualTo(LINES.repeat(2) + "5\tfive\n");
    }

    @Test
    void takesAllOptionsOfTheServer() throws IOException {
        CopyOptions csv = CopyOptions.csv()
                .delimiter(';')
                .nullText("-")
                .header()
                .quote('\'')
                .escape('/')
                .forceNotNull("name")
                .where("id > 1");
        assertThat(conn.copy("item").with(csv).from(bytes("id;name\n1;a\n2;'b/';c'\n-;x\n3;-\n")))
                .isEqualTo(2);
        assertThat(all("item")).isEqualTo("2\tb';c\n3\t-\n");
        StringWriter target = new StringWriter();
        conn.copy("item").with(CopyOptions.csv().header().forceQuoteAll()).to(target);
        assertThat(target).hasToString("id,name\n\"2\",\"b';c\"\n\"3\",\"-\"\n");
        conn.execute("CREATE TABLE frozen (a int)");
        assertThat(conn.copy("frozen").with(CopyOptions.text().freeze()).from(bytes("1\n")))
                .isEqualTo(1);
        assertThatThrownBy(() -> CopyOptions.csv().delimiter('\u20AC')).isInstanceOf(IllegalArgumentException.class);
        assertThat(CopyOptions.csv().header())
                .isEqualTo(CopyOptions.csv().header())
                .isNotEqualTo(CopyOptions.csv());
    }

    @Test
    @RequiresServer(version = 18)
    void passesOverBadRowsWhereTheServerCan() {
        CopyOptions options = CopyOptions.text().ignoreErrors().rejectLimit(1).verbose();
        assertThat(conn.copy("item").with(options).from(bytes("1\ta\nx\tb\n"))).isEqualTo(1);
        assertThat(conn.notices())
                .anyMatch(notice -> String.valueOf(notice.messagePrimary()).contains("line 2"));
        assertThatThrownBy(() -> conn.copy("item").with(options).from(bytes("y\ta\nx\tb\n")))
                .isInstanceOf(DataError.class);
    }

    @Test
    void passesBinaryThroughUntouched() throws IOException {
        conn.execute("INSERT INTO item SELECT i, repeat('x', i) FROM generate_series(1, 3000) i");
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        assertThat(conn.copy("item").with(CopyOptions.binary()).to(target)).isEqualTo(3000);
        conn.execute("CREATE TABLE other (LIKE item)");
        assertThat(conn.copy("other").with(CopyOptions.binary()).from(new ByteArrayInputStream(target.toByteArray())))
                .isEqualTo(3000);
        assertThat(conn.execute("SELECT * FROM item EXCEPT SELECT * FROM other").fetchAll())
                .isEmpty();
        assertThatThrownBy(() -> conn.copy("item").with(CopyOptions.binary()).to(new StringWriter()))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> conn.copyExpert("COPY item FROM STDIN (FORMAT binary)", new StringReader("x")))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void carriesCharactersInOtherEncodings() throws IOException {
        conn.clientEncoding("LATIN1");
        String line = "1\tcaf\u00E9 \u20AC \uD83D\uDE00\n";
        assertThat(conn.copyFrom(new StringReader(line), "item")).isEqualTo(1);
        StringWriter target = new StringWriter();
        conn.copyTo(target, "item");
        assertThat(target).hasToString(line);
        conn.execute("DELETE FROM item");
        conn.copyFrom(new ByteArrayInputStream("1\tcaf\u00E9\n".getBytes(ISO_8859_1)), "item");
        ByteArrayOutputStream latin = new ByteArrayOutputStream();
        conn.copyTo(latin, "item");
        assertThat(latin.toString(ISO_8859_1)).isEqualTo("1\tcaf\u00E9\n");
        StringWriter expert = new StringWriter();
        conn.copyExpert("COPY item TO STDOUT", expert);
        assertThat(expert).hasToString("1\tcaf\u00E9\n");
        List<Row> rows = conn.copy("item").rows().toList();
        assertThat(rows.get(0).getString(1)).isEqualTo("caf\u00E9");
        conn.copy("item").fromRows(List.of(List.of(2, "\u20AC")));
        assertThat(conn.execute("SELECT count(*) FROM item WHERE name = chr(8364)")
                        .fetchAll()
                        .get(0)
                        .getInt(0))
                .isEqualTo(1);
    }

    @Test
    void knowsEncodingsHoweverPostgreSqlLetsThemBeWritten() throws IOException {
        for (String name : List.of("utf-8", "Unicode", "iso-8859-1", "latin1", "windows-1252")) {
            CopyOptions options = CopyOptions.text().encoding(name);
            conn.copy("item").with(options).from(new StringReader("1\tcaf\u00E9\n"));
            StringWriter target = new StringWriter();
            conn.copyQuery("DELETE FROM item RETURNING name").with(options).to(target);
            assertThat(target).as(name).hasToString("caf\u00E9\n");
        }
        assertThat(conn.copyExpert("COPY item FROM STDIN")
                        .with(CopyOptions.text().encoding("utf8"))
                        .fromRows(List.of(List.of(1, "\u20AC"))))
                .isEqualTo(1);
        assertThat(all("item")).isEqualTo("1\t\u20AC\n");
    }

    @Test
    void namesHalfOfASurrogatePair() {
        assertThatThrownBy(() -> conn.copyFrom(new StringReader("1\ta\uD83D"), "item"))
                .isInstanceOf(QueryCanceledError.class)
                .hasMessageContaining("half of a surrogate pair");
    }

    @Test
    void sendsNothingForWhatIsNull() {
        Copy item = conn.copy("item");
        assertThatNullPointerException().isThrownBy(() -> item.from(nothing(InputStream.class)));
        assertThatNullPointerException().isThrownBy(() -> item.from(nothing(Reader.class)));
        assertThatNullPointerException().isThrownBy(() -> item.to(nothing(OutputStream.class)));
        assertThatNullPointerException().isThrownBy(() -> item.with(nothing(CopyOptions.class)));
        assertThatNullPointerException().isThrownBy(() -> item.onProgress(nothing(CopyProgress.class)));
        assertThatNullPointerException().isThrownBy(() -> conn.copyQuery(nothing(String.class)));
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @SuppressWarnings("NullAway") // what callers without a null checker may give
    private static <T> T nothing(Class<T> type) {
        return type.cast(null);
    }

    @Test
    void cutsNoCharacterInTwo() throws IOException {
        String smile = "\uD83D\uDE00";
        String line = "1\t" + "x" + smile.repeat(100_000) + "\n";
        conn.copyFrom(new StringReader(line), "item");
        assertThat(all("item")).isEqualTo(line);
    }

    @Test
    void tellsHowFarItHasCome() throws IOException {
        List<String> told = new ArrayList<>();
        String data = "1\tabcdef\n".repeat(20_000);
        conn.copy("item")
                .onProgress((rows, bytes) -> told.add(rows + " " + bytes))
                .from(bytes(data));
        assertThat(told).hasSizeGreaterThan(2).startsWith("-1 65536").endsWith("20000 " + data.length());
        told.clear();
        conn.copy("item")
                .onProgress((rows, bytes) -> told.add(rows + " " + bytes))
                .to(OutputStream.nullOutputStream());
        assertThat(told).hasSizeGreaterThan(2).endsWith("20000 " + data.length());
    }
}
