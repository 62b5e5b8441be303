package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.sqlstate.DivisionByZero;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that the database's users made: both ways, with nothing registered. */
@PgTest
class UserTypesTest {
    private static final String[] TYPES = {
        "CREATE SCHEMA \"the shop\"",
        "CREATE TYPE mood AS ENUM ('sad', 'ok', 'Happy Day', 'it''s')",
        "CREATE TYPE \"the shop\".\"Size\" AS ENUM ('S', 'M')",
        "CREATE DOMAIN positive AS int CHECK (value > 0)",
        "CREATE DOMAIN small AS positive CHECK (value < 100)",
        "CREATE DOMAIN numbers AS int[]",
        "CREATE TYPE address AS (street text, no positive, feeling mood)",
        "CREATE TYPE person AS (name text, addresses address[], sizes \"the shop\".\"Size\"[])",
        "CREATE TYPE company AS (boss person, staff person[], lucky numbers)",
        "CREATE DOMAIN home AS address",
        "CREATE TYPE nothing AS ()",
        "CREATE TYPE words AS RANGE (subtype = text, collation = \"C\")",
        "CREATE TYPE moods AS RANGE (subtype = mood)",
        "CREATE TABLE item (id int, gone text, label text, state mood)",
        "ALTER TABLE item DROP COLUMN gone",
        "INSERT INTO item VALUES (1, 'tea', 'ok')"
    };

    private PgDatabase database;
    private Pgadapt pg;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute(TYPES);
        pg = Pgadapt.builder(database.dsn()).build();
        connection = pg.connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    static Stream<Arguments> modes() {
        return Arrays.stream(ExecutionMode.values())
                .flatMap(mode -> Stream.of(Arguments.of(mode, true), Arguments.of(mode, false)));
    }

    private void use(ExecutionMode mode, boolean autocommit) {
        connection.executionMode(mode).autocommit(autocommit);
    }

    private @Nullable Object value(String sql, @Nullable Object... parameters) {
        return value(connection, sql, parameters);
    }

    private static @Nullable Object value(Connection with, String sql, @Nullable Object... parameters) {
        Row row = Objects.requireNonNull(with.execute(sql, parameters).fetchOne());
        return row.get(0);
    }

    private @Nullable Object second(String sql) {
        return Objects.requireNonNull(connection.execute(sql).fetchOne()).get(1);
    }

    private static Composite address(String street, int number, String feeling) {
        return Composite.of(List.of("street", "no", "feeling"), List.of(street, number, feeling));
    }

    private static Composite person(String name, List<Composite> addresses) {
        return Composite.of(List.of("name", "addresses", "sizes"), Arrays.asList(name, addresses, List.of("S", "M")));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsEnumsAsStrings(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        assertThat(value("SELECT 'Happy Day'::mood")).isEqualTo("Happy Day");
        assertThat(value("SELECT ARRAY['ok', NULL, 'it''s']::mood[]")).isEqualTo(Arrays.asList("ok", null, "it's"));
        assertThat(value("SELECT 'M'::\"the shop\".\"Size\"")).isEqualTo("M");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsDomainsAsWhatTheyStandOn(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        assertThat(value("SELECT 7::positive")).isEqualTo(7);
        assertThat(value("SELECT ARRAY[7]::small[]")).isEqualTo(List.of(7));
        assertThat(value("SELECT '{1,2}'::numbers")).isEqualTo(List.of(1, 2));
        assertThat(value("SELECT ARRAY['{1,2}'::numbers]")).isEqualTo(List.of(List.of(1, 2)));
        assertThat(value("SELECT '(Elm,3,ok)'::home")).isEqualTo(address("Elm", 3, "ok"));
        assertThat(value("SELECT ARRAY['(Elm,3,ok)'::home]")).isEqualTo(List.of(address("Elm", 3, "ok")));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsCompositesByNameAndByIndex(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        Composite read = (Composite) value("SELECT ROW('Elm Street', 3, 'sad')::address");
        assertThat(read).isEqualTo(address("Elm Street", 3, "sad"));
        assertThat(read.get("no")).isEqualTo(3);
        assertThat(read.get(2)).isEqualTo("sad");
        assertThat(value("SELECT ROW(NULL, NULL, NULL)::address"))
                .isEqualTo(Composite.of(List.of("street", "no", "feeling"), Arrays.asList(null, null, null)));
        assertThat(value("SELECT '()'::nothing")).isEqualTo(Composite.of(List.of(), List.of()));
    }

    @Test
    @ExtendedProtocol
    void readsRecordsWithFieldsOfTypesThatNobodyHasMet() {
        assertThat(value("SELECT ROW(1, ROW('ok'::mood, ARRAY[ROW('(Elm,3,sad)'::address)]))"))
                .isEqualTo(record(1, record("ok", List.of(record(address("Elm", 3, "sad"))))));
        assertThat(value("SELECT ARRAY[ROW('M'::\"the shop\".\"Size\"), ROW(NULL::home)]"))
                .isEqualTo(List.of(record("M"), record((Object) null)));
    }

    private static Composite record(@Nullable Object... values) {
        List<String> names =
                IntStream.rangeClosed(1, values.length).mapToObj(i -> "f" + i).toList();
        return Composite.of(names, Arrays.asList(values));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsCompositesOfArraysOfComposites(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        Composite ada = person("Ada", List.of(address("Elm", 1, "ok"), address("Oak, \"2\"", 2, "it's")));
        Composite bob = person("Bob", List.of());
        assertThat(value("SELECT ROW("
                        + "ROW('Ada', ARRAY[ROW('Elm', 1, 'ok'), ROW('Oak, \"2\"', 2, 'it''s')]::address[], '{S,M}'),"
                        + "ARRAY[ROW('Bob', '{}', '{S,M}'), NULL]::person[], '{7}')::company"))
                .isEqualTo(Composite.of(
                        List.of("boss", "staff", "lucky"), List.of(ada, Arrays.asList(bob, null), List.of(7))));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsTableRowsWithoutDroppedColumns(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        Composite item = Composite.of(List.of("id", "label", "state"), List.of(1, "tea", "ok"));
        assertThat(value("SELECT item FROM item")).isEqualTo(item);
        assertThat(value("SELECT array_agg(item) FROM item")).isEqualTo(List.of(item));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsRangesOfUserTypes(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        assertThat(value("SELECT '[a,\"b c\")'::words")).isEqualTo(Range.of("a", "b c"));
        assertThat(value("SELECT ARRAY['[sad,ok]'::moods]")).isEqualTo(List.of(Range.of("sad", "ok", "[]")));
        if (database.server().version() >= 14) {
            assertThat(value("SELECT '{[a,b)}'::words_multirange")).isEqualTo(Multirange.of(Range.of("a", "b")));
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void sendsThemBack(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        assertThat(value("SELECT $1::mood", "it's")).isEqualTo("it's");
        assertThat(value("SELECT $1::mood[]", Arrays.asList("ok", null, "Happy Day")))
                .isEqualTo(Arrays.asList("ok", null, "Happy Day"));
        assertThat(value("SELECT $1::small", 7)).isEqualTo(7);
        assertThat(value("SELECT $1::numbers", List.of(1, 2))).isEqualTo(List.of(1, 2));
        Composite elm = address("Elm \"Street\", 5", 3, "Happy Day");
        assertThat(value("SELECT $1::address", elm)).isEqualTo(elm);
        assertThat(value("SELECT $1::person", person("Ada", List.of(elm, elm))))
                .isEqualTo(person("Ada", List.of(elm, elm)));
        assertThat(value("SELECT $1::address[]", List.of(elm))).isEqualTo(List.of(elm));
    }

    @ParameterizedTest
    @EnumSource(names = {"CACHED", "UNNAMED"})
    void sendsRangesOfUserTypes(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(value("SELECT $1::words", Range.of("a", "b c"))).isEqualTo(Range.of("a", "b c"));
        assertThat(value("SELECT $1::moods", Range.of("sad", "ok", "[]"))).isEqualTo(Range.of("sad", "ok", "[]"));
    }

    @Test
    @ExtendedProtocol
    void sendsRecordsAndMapsAsComposites() {
        assertThat(value("SELECT $1::address", new Address("Elm", 3, "ok"))).isEqualTo(address("Elm", 3, "ok"));
        assertThat(value("SELECT $1::address", Map.of("street", "Elm", "no", 3, "feeling", "ok")))
                .isEqualTo(address("Elm", 3, "ok"));
        assertThat(connection
                        .execute("SELECT '(Elm,3,ok)'::address")
                        .fetchAll()
                        .get(0)
                        .get(0, Address.class))
                .isEqualTo(new Address("Elm", 3, "ok"));
    }

    private record Address(String street, int no, String feeling) {}

    @ParameterizedTest
    @MethodSource("modes")
    void neitherBeginsNorEndsATransactionToLookThemUp(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        assertThat(value("SELECT 'ok'::mood")).isEqualTo("ok");
        assertThat(connection.transactionStatus())
                .isEqualTo(autocommit ? TransactionStatus.IDLE : TransactionStatus.IN_TRANSACTION);
        connection.execute("INSERT INTO item VALUES (2)");
        assertThat(value("SELECT '(Elm,3,ok)'::address")).isEqualTo(address("Elm", 3, "ok"));
        connection.rollback();
        assertThat(database.query("SELECT id FROM item")).hasSize(autocommit ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void looksNothingUpInAFailedTransaction(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThatThrownBy(() -> connection.execute("SELECT 1/0")).isInstanceOf(DatabaseError.class);
        assertThatThrownBy(() -> connection.execute("SELECT 'ok'::mood")).isInstanceOf(DatabaseError.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        connection.rollback();
        assertThat(value("SELECT ARRAY['ok']::mood[]")).isEqualTo(List.of("ok"));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void leavesTheTransactionAloneWhenTheCatalogueCannotBeRead(ExecutionMode mode) {
        String blind = "blind_" + database.name();
        database.execute("CREATE ROLE " + blind, "REVOKE SELECT ON pg_catalog.pg_range FROM PUBLIC");
        try {
            connection.executionMode(mode);
            connection.execute("INSERT INTO item VALUES (2)");
            connection.execute("SET LOCAL ROLE " + blind);
            assertThat(value("SELECT '{ok}'::mood[]")).isEqualTo("{ok}");
            assertThat(value("SELECT $1::mood::text", "ok")).isEqualTo("ok");
            connection.commit();
            assertThat(database.query("SELECT id FROM item")).hasSize(2);
        } finally {
            connection.rollback();
            database.execute("DROP ROLE " + blind);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void seesATypeThatWasDroppedAndMadeAnew(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        String query = "SELECT ROW(1, 2)::pair";
        connection.execute("CREATE TYPE pair AS (a int, b int)");
        assertThat(value(query)).isEqualTo(Composite.of(List.of("a", "b"), List.of(1, 2)));
        connection.execute("DROP TYPE pair");
        connection.execute("CREATE TYPE pair AS (x text, y text)");
        assertThat(value(query)).isEqualTo(Composite.of(List.of("x", "y"), List.of("1", "2")));
        connection.execute("ALTER TYPE pair RENAME ATTRIBUTE x TO z");
        assertThat(value(query)).isEqualTo(Composite.of(List.of("z", "y"), List.of("1", "2")));
        connection.commit();
        assertThat(value(query)).isEqualTo(Composite.of(List.of("z", "y"), List.of("1", "2")));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void forgetsWhatATransactionTookBack(ExecutionMode mode) {
        connection.executionMode(mode);
        Composite before = Composite.of(List.of("a"), List.of(1));
        connection.execute("CREATE TYPE one AS (a int)");
        connection.commit();
        assertThat(value("SELECT '(1)'::one")).isEqualTo(before);
        connection.execute("ALTER TYPE one ADD ATTRIBUTE b int");
        assertThat(value("SELECT '(1,2)'::one")).isEqualTo(Composite.of(List.of("a", "b"), List.of(1, 2)));
        try (Connection other = pg.connect()) {
            other.executionMode(mode);
            connection.rollback();
            assertThat(value(other, "SELECT '(1)'::one")).isEqualTo(before);
        }
        assertThat(value("SELECT '(1)'::one")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void forgetsWhatWasTakenBackToASavepoint(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute("SELECT 1");
        connection.execute("SAVEPOINT s");
        connection.execute("ALTER TYPE address ADD ATTRIBUTE city text");
        assertThat(value("SELECT '(Elm,3,ok,Rome)'::address")).hasToString("(street=Elm, no=3, feeling=ok, city=Rome)");
        connection.execute("ROLLBACK TO SAVEPOINT s");
        assertThat(value("SELECT '(Elm,3,ok)'::address")).isEqualTo(address("Elm", 3, "ok"));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void seesWhatAnotherConnectionChanged(ExecutionMode mode) {
        use(mode, true);
        String query = "SELECT null::address, '(Elm,3,ok)'::address";
        try (Connection other = pg.connect().executionMode(mode).autocommit(true)) {
            assertThat(other.execute("SELECT '(Elm,3,ok)'::home").fetchAll()).hasSize(1);
            assertThat(second(query)).isEqualTo(address("Elm", 3, "ok"));
            other.execute("ALTER TYPE address RENAME ATTRIBUTE no TO number");
            assertThat(second(query))
                    .isEqualTo(Composite.of(List.of("street", "number", "feeling"), List.of("Elm", 3, "ok")));
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsAndSendsHstoreByItsName(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        for (int i = 0; i < 2; i++) {
            connection.execute("CREATE EXTENSION hstore");
            assertThat(value("SELECT 'a=>1,b=>2'::hstore")).isEqualTo(Map.of("a", "1", "b", "2"));
            assertThat(value("SELECT ARRAY['a=>1'::hstore]")).isEqualTo(List.of(Map.of("a", "1")));
            if (mode != ExecutionMode.SIMPLE) {
                assertThat(value("SELECT $1::hstore -> 'b'", Map.of("b", "x y")))
                        .isEqualTo("x y");
            }
            connection.execute("DROP EXTENSION hstore");
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void streamsThem(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        String sql = "SELECT ROW('Elm', i, 'ok')::address FROM generate_series(1, 300) i";
        try (Stream<Row> rows = connection.cursor().stream(sql)) {
            assertThat(rows.map(row -> ((Composite) row.get(0)).get("no")))
                    .hasSize(300)
                    .contains(1, 300);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void streamsThemUpToTheRowThatFails(ExecutionMode mode, boolean autocommit) {
        use(mode, autocommit);
        String sql = "SELECT ARRAY['ok'::mood], 1 / (200 - i) FROM generate_series(1, 300) i";
        List<Object> seen = new ArrayList<>();
        assertThatThrownBy(() -> connection.cursor().stream(sql).forEach(row -> seen.add(row.get(0))))
                .isInstanceOf(DivisionByZero.class);
        // by the simple protocol the error comes before the types are known, and rows of text are none
        assertThat(seen).hasSize(mode == ExecutionMode.SIMPLE ? 0 : 199).allMatch(List.of("ok")::equals);
        connection.rollback();
        assertThat(value("SELECT 'ok'::mood")).isEqualTo("ok");
    }
}
