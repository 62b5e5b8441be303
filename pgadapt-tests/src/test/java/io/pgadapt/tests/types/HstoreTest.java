package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.json.Json;
import io.pgadapt.types.value.Composite;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The extension type hstore as maps, wherever the extension was put, and whenever. */
@PgTest
@RequiresServer(extensions = "hstore")
class HstoreTest {
    private static final Map<String, @Nullable String> SPECIAL = special();

    private PgDatabase database;
    private Pgadapt pg;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute("CREATE SCHEMA \"the extensions\"");
        pg = Pgadapt.builder(database.dsn()).install(Json.jackson()).build();
        connection = pg.connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private static Map<String, @Nullable String> special() {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        map.put("", "");
        map.put("null", null);
        map.put("NULL", "NULL");
        map.put("a\"b\\c", "\\\"=>, ");
        map.put("it's", "{x,(y)}\n\t");
        map.put("\u8336", "\ud83c\udf75");
        return map;
    }

    private void createExtension() {
        database.execute("CREATE EXTENSION hstore");
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    private @Nullable Object value(String sql, @Nullable Object... parameters) {
        return row(sql, parameters).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void mapsGoBothWaysWithAllThatIsInThem(ExecutionMode mode) {
        createExtension();
        connection.executionMode(mode);
        Row row = row("SELECT $1, $2", Typed.of("hstore", SPECIAL), Typed.of("hstore", Map.of()));
        assertThat(row.get(0)).isEqualTo(SPECIAL);
        assertThat(row.get(0, (Type) Map.class)).isEqualTo(SPECIAL);
        assertThat(row.get(0, new TypeReference<Map<String, String>>() {}.getType()))
                .isEqualTo(SPECIAL);
        assertThat(row.get(1)).isEqualTo(Map.of());
        assertThat(row.description().column(0).format())
                .isEqualTo(mode == ExecutionMode.SIMPLE ? Format.TEXT : Format.BINARY);
        assertThat(row(
                                "SELECT $1 -> 'it''s', $1 -> 'null', exist($1, 'null'), $1 ? 'none'",
                                Typed.of("hstore", SPECIAL))
                        .values())
                .isEqualTo(Arrays.asList("{x,(y)}\n\t", null, true, false));
        assertThat(row("SELECT 'a=>1'::hstore").getString(0)).isEqualTo("\"a\"=>\"1\"");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundInAnySchema(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("CREATE EXTENSION hstore SCHEMA \"the extensions\"");
        assertThat(value("SELECT 'a=>1'::\"the extensions\".hstore")).isEqualTo(Map.of("a", "1"));
        assertThat(value("SELECT $1", Typed.of("\"the extensions\".hstore", SPECIAL)))
                .isEqualTo(SPECIAL);
        assertThat(value("SELECT $1", Typed.of("\"the extensions\".hstore[]", List.of(SPECIAL))))
                .isEqualTo(List.of(SPECIAL));
        connection.execute("ALTER EXTENSION hstore SET SCHEMA public");
        assertThat(value("SELECT 'a=>1'::hstore")).isEqualTo(Map.of("a", "1"));
        assertThat(value("SELECT $1", Typed.of("hstore", SPECIAL))).isEqualTo(SPECIAL);
    }

    @ParameterizedTest
    @EnumSource
    void isPartOfOtherTypes(ExecutionMode mode) {
        createExtension();
        connection.executionMode(mode);
        connection.execute("CREATE DOMAIN tags AS hstore CHECK (NOT value ? 'forbidden')");
        connection.execute("CREATE TYPE item AS (name text, tags tags, more hstore[])");
        record Item(String name, Map<String, @Nullable String> tags, List<Map<String, @Nullable String>> more) {}
        Item item = new Item("tea", SPECIAL, List.of(SPECIAL, Map.of()));
        Row row = row(
                "SELECT $1, $2, $3, ARRAY[$2]",
                Typed.of("hstore[]", Arrays.asList(SPECIAL, null)),
                Typed.of("tags", SPECIAL),
                Typed.of("item", item));
        assertThat(row.get(0)).isEqualTo(Arrays.asList(SPECIAL, null));
        assertThat(row.get(0, Map[].class)).containsExactly(SPECIAL, null);
        assertThat(row.get(1)).isEqualTo(SPECIAL);
        assertThat(row.get(2, Item.class)).isEqualTo(item);
        assertThat(((Composite) Objects.requireNonNull(row.get(2))).get("tags")).isEqualTo(SPECIAL);
        assertThat(row.get(3)).isEqualTo(List.of(SPECIAL));
        record Tagged(int id, Map<String, @Nullable String> tags) {}
        assertThat(connection
                        .cursor(Rows.record(Tagged.class))
                        .execute("SELECT 1 AS id, $1 AS tags", Typed.of("hstore", SPECIAL))
                        .fetchOne())
                .isEqualTo(new Tagged(1, SPECIAL));
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHED", "UNNAMED"})
    void theParameterDecidesWhatAMapBecomes(ExecutionMode mode) {
        createExtension();
        connection.executionMode(mode);
        connection.execute("CREATE TYPE pair AS (a text, b text)");
        Map<String, String> map = Map.of("a", "1", "b", "x y");
        Row row = row("SELECT $1::hstore, $2::jsonb, $3::json, $4::pair", map, map, map, map);
        assertThat(row.get(0)).isEqualTo(map);
        assertThat(row.get(1)).isEqualTo("{\"a\": \"1\", \"b\": \"x y\"}");
        assertThat(row.get(2, (Type) Map.class)).isEqualTo(map);
        assertThat(row.get(3)).isEqualTo(Composite.of(List.of("a", "b"), List.of("1", "x y")));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> row("SELECT $1::text", map))
                .withMessageContainingAll("parameter $1 of type text", "Map");
    }

    @Test
    void whereNobodySaysWhatAMapIsItHasToBeTyped() {
        createExtension();
        connection.executionMode(ExecutionMode.SIMPLE);
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> row("SELECT $1::hstore", Map.of("a", "1")))
                .withMessageContainingAll("parameter $1", "Map", "Typed.of(");
    }

    @ParameterizedTest
    @EnumSource
    void comesAndGoesWithoutARestart(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        try (Connection other = pg.connect().executionMode(mode).autocommit(true)) {
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() -> row("SELECT $1", Typed.of("hstore", SPECIAL)))
                    .withMessageContainingAll("parameter $1", "no type \"hstore\"");
            for (int i = 0; i < 3; i++) {
                other.execute("CREATE EXTENSION hstore");
                assertThat(value("SELECT 'a=>1'::hstore")).isEqualTo(Map.of("a", "1"));
                assertThat(value("SELECT $1", Typed.of("hstore", SPECIAL))).isEqualTo(SPECIAL);
                assertThat(value("SELECT ARRAY['a=>1'::hstore]")).isEqualTo(List.of(Map.of("a", "1")));
                if (mode != ExecutionMode.SIMPLE) {
                    assertThat(value("SELECT $1::hstore", SPECIAL)).isEqualTo(SPECIAL);
                }
                other.execute("DROP EXTENSION hstore");
            }
        }
    }

    @Test
    @ExtendedProtocol
    void isLookedUpInAnOpenTransactionAndLeavesItAsItIs() {
        connection.execute("SELECT 1");
        connection.execute("CREATE EXTENSION hstore");
        assertThat(value("SELECT $1::hstore", SPECIAL)).isEqualTo(SPECIAL);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.rollback();
        assertThatExceptionOfType(ProgrammingError.class).isThrownBy(() -> row("SELECT 'a=>1'::hstore"));
    }

    @ParameterizedTest
    @EnumSource
    void holdsStringsOnly(ExecutionMode mode) {
        createExtension();
        connection.executionMode(mode);
        connection.execute("SELECT 1");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("hstore", Map.of("a", 1))))
                .withMessageContainingAll("parameter $1 of type hstore", "strings only", "java.lang.Integer");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1", Typed.of("hstore", Map.of("a", "\0"))))
                .withMessageContainingAll("parameter $1 of type hstore", "NUL");
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }
}
