package io.pgadapt.tests.sql;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Named;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.UndefinedFunction;
import io.pgadapt.row.Row;
import io.pgadapt.sql.Identifier;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions and procedures, called by name. */
@PgTest
class CallProcTest {
    private Connection conn;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE FUNCTION total(price numeric, amount int DEFAULT 1) RETURNS numeric"
                        + " LANGUAGE sql AS 'SELECT price * amount'",
                "CREATE FUNCTION kind(v int) RETURNS text LANGUAGE sql AS $$SELECT 'int'$$",
                "CREATE FUNCTION kind(v text) RETURNS text LANGUAGE sql AS $$SELECT 'text'$$",
                "CREATE FUNCTION divide(a int, b int, OUT quotient int, OUT rest int) LANGUAGE sql AS 'SELECT a / b, a % b'",
                "CREATE FUNCTION longest(sep text, VARIADIC items text[]) RETURNS text"
                        + " LANGUAGE sql AS 'SELECT array_to_string(items, sep)'",
                "CREATE FUNCTION \"Odd \"\"Name\"(\"The Value\" int) RETURNS int LANGUAGE sql AS 'SELECT $1'",
                "CREATE SCHEMA shop",
                "CREATE FUNCTION shop.total(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1000'",
                "CREATE TABLE log (line text)",
                "CREATE PROCEDURE note(what text, times int DEFAULT 1) LANGUAGE sql"
                        + " AS 'INSERT INTO log SELECT what FROM generate_series(1, times)'",
                "CREATE PROCEDURE twice(INOUT n int) LANGUAGE plpgsql AS 'BEGIN n := n * 2; END'",
                "CREATE PROCEDURE steps() LANGUAGE plpgsql AS $$BEGIN INSERT INTO log VALUES ('a'); COMMIT;"
                        + " INSERT INTO log VALUES ('b'); ROLLBACK; END$$",
                "CREATE PROCEDURE many(VARIADIC lines text[]) LANGUAGE sql AS 'INSERT INTO log SELECT unnest(lines)'");
        conn = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        conn.close();
    }

    private List<@Nullable Object> call(String name, @Nullable Object... arguments) {
        return values(conn.cursor().callProc(name, arguments));
    }

    private List<@Nullable Object> call(String name, Named arguments) {
        return values(conn.cursor().callProc(name, arguments));
    }

    private static List<@Nullable Object> values(Cursor<Row> cursor) {
        return Objects.requireNonNull(cursor.fetchOne()).values();
    }

    private List<String> log() {
        return conn.execute("SELECT line FROM log").fetchAll().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @Parity("K15")
    @OwnSession
    void functionsGiveTheirRows(ExecutionMode mode) {
        conn.executionMode(mode).placeholders(Placeholders.PYFORMAT);
        assertThat(call("total", 5, 3)).first().hasToString("15");
        assertThat(call("divide", 17, 5)).containsExactly(3, 2);
        Cursor<Row> series = conn.cursor().callProc("generate_series", 1, 3);
        assertThat(series.fetchAll()).extracting(row -> row.get(0)).containsExactly(1, 2, 3);
        assertThat(series.query()).isEqualTo("SELECT * FROM \"generate_series\"($1, $2)");
        assertThat(call("pg_backend_pid")).containsExactly(conn.info().backendPid());
    }

    @Test
    @Parity("K15")
    void argumentsMayHaveNames() {
        assertThat(call("total", named("amount", 3).and("price", 5))).first().hasToString("15");
        assertThat(call("total", named("price", 5))).first().hasToString("5");
        assertThat(call("Odd \"Name", named("The Value", 7))).containsExactly(7);
        assertThat(call("longest", named("items", List.of("a", "b")).and("sep", "-")))
                .containsExactly("a-b");
        assertThatExceptionOfType(UndefinedFunction.class).isThrownBy(() -> call("total", named("Price", 5)));
    }

    @Test
    void defaultsOverloadsAndVariadicParametersAreTheServersBusiness() {
        assertThat(call("total", 5)).first().hasToString("5");
        assertThat(call("kind", 5)).containsExactly("int");
        assertThat(call("kind", Typed.of("text", "5"))).containsExactly("text");
        assertThat(call("longest", "-", "a", "b", "c")).containsExactly("a-b-c");
        assertThat(call("total", null, 1)).containsExactly((Object) null);
        assertThat(call("longest", "-", null)).containsExactly("");
    }

    @Test
    @Parity("K15")
    void namesAreQuoted() {
        assertThat(call("Odd \"Name", 7)).containsExactly(7);
        assertThat(values(conn.cursor().callProc(Identifier.of("shop", "total"), 7)))
                .containsExactly(1007);
        assertThat(values(conn.cursor().callProc(Identifier.of("shop", "total"), named("a", 7))))
                .containsExactly(1007);
        for (String name : List.of("TOTAL", "shop.total", "total(1); DROP TABLE log; --", "total\"(1) --")) {
            conn.rollback();
            assertThatExceptionOfType(UndefinedFunction.class).isThrownBy(() -> call(name, 7));
        }
        conn.rollback();
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @Parity("K15")
    void proceduresAreCalled(ExecutionMode mode) {
        conn.executionMode(mode);
        Cursor<Row> noted = conn.cursor().callProc("note", "a");
        assertThat(noted.description()).isNull();
        assertThat(noted.statusMessage()).isEqualTo("CALL");
        conn.cursor().callProc("note", named("times", 2).and("what", "b"));
        conn.cursor().callProc("many", "c", "d");
        conn.cursor().callProc("many", named("lines", List.of("e")));
        assertThat(log()).containsExactly("a", "b", "b", "c", "d", "e");
        assertThat(call("twice", 21)).containsExactly(42);
        assertThat(call("twice", named("n", 4))).containsExactly(8);
    }

    @Test
    void findsTheSessionsOwnTemporaryRoutines() {
        conn.execute("CREATE PROCEDURE pg_temp.twice(INOUT n int) LANGUAGE plpgsql AS 'BEGIN n := n * 20; END'");
        assertThat(values(conn.cursor().callProc(Identifier.of("pg_temp", "twice"), 2)))
                .containsExactly(40);
        assertThat(call("twice", 2)).containsExactly(4);
    }

    @Test
    @RequiresServer(version = 14)
    void nothingIsGivenForWhatAProcedureReturns(PgDatabase database) {
        database.execute("CREATE PROCEDURE split(OUT head text, whole text, INOUT at int, OUT tail text)"
                + " LANGUAGE sql AS 'SELECT left(whole, at), at + 1, substr(whole, at + 1)'");
        assertThat(call("split", "teapot", 3)).containsExactly("tea", 4, "pot");
        Row row = Objects.requireNonNull(conn.cursor()
                .callProc("split", named("at", 1).and("whole", "tea"))
                .fetchOne());
        assertThat(row.get("head")).isEqualTo("t");
        assertThat(row.get("tail")).isEqualTo("ea");
    }

    @Test
    @RequiresServer(version = 14)
    void whatAnotherSessionReplacesIsCalledAsItIsNow(PgDatabase database) {
        conn.autocommit(true);
        database.execute("CREATE PROCEDURE digits(a int, OUT number int, b int)"
                + " LANGUAGE plpgsql AS 'BEGIN number := a * 10 + b; END'");
        assertThat(call("digits", 4, 2)).containsExactly(42);
        database.execute(
                "DROP PROCEDURE digits",
                "CREATE PROCEDURE digits(INOUT a int, b int, c int DEFAULT 7)"
                        + " LANGUAGE plpgsql AS 'BEGIN a := a * 100 + b * 10 + c; END'");
        assertThat(call("digits", 4, 2)).containsExactly(427);
    }

    @Test
    void proceduresMayEndTransactionsInAutocommit() {
        conn.autocommit(true);
        conn.cursor().callProc("steps");
        assertThat(log()).containsExactly("a");
    }

    @Test
    void aFunctionAndAProcedureOfOneNameAreToldApartOrRefused(PgDatabase database) {
        database.execute(
                "CREATE FUNCTION note(a int, b int, c int) RETURNS int LANGUAGE sql AS 'SELECT a + b + c'",
                "CREATE FUNCTION note(a bool) RETURNS bool LANGUAGE sql AS 'SELECT a'");
        assertThat(call("note", 1, 2, 3)).containsExactly(6);
        conn.cursor().callProc("note", "x", 2);
        assertThat(call("note", named("a", true))).containsExactly(true);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> call("note", "x"))
                .withMessageContaining("CALL \"note\"($1)")
                .withMessageContaining("SELECT * FROM \"note\"($1)");
        assertThat(conn.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        assertThat(log()).containsExactly("x", "x");
    }

    @Test
    void whatDoesNotFitIsTheServersError() {
        assertThatExceptionOfType(UndefinedFunction.class)
                .isThrownBy(() -> call("note", "a", 1, 2))
                .withMessageContaining("procedure note(");
        conn.rollback();
        assertThatExceptionOfType(UndefinedFunction.class)
                .isThrownBy(() -> call("nowhere", 1))
                .withMessageContaining("function nowhere(integer)");
        conn.rollback();
        assertThat(call("total", 1)).first().hasToString("1");
    }
}
