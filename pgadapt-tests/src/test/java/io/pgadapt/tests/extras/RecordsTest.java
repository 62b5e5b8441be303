package io.pgadapt.tests.extras;

import static io.pgadapt.extras.rows.Rows.bean;
import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.NamedCursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Pipeline;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.extras.rows.Column;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of what a server sends: composites, joins, enums, primitives. */
@PgTest
class RecordsTest {
    private static final String JOIN = """
            SELECT person.name, mood, home.street AS home_street, home.zip AS home_zip
            FROM person LEFT JOIN home ON home.owner = person.name
            ORDER BY person.name
            """;

    enum Mood {
        HAPPY,
        SAD
    }

    record Address(String street, int zip) {}

    record Resident(String name, Mood mood, @Nullable Address home) {}

    record Traveller(
            String name,
            Optional<Mood> mood,
            List<Address> stays,
            @Nullable Address last) {}

    record Numbers(short a, int b, long c, float d, double e, boolean f, byte g, char h) {}

    record Narrow(int number) {}

    record Page<T>(T first, List<T> all) {}

    record Pages(Page<Integer> small, Optional<Page<Address>> rich) {}

    /** What entities have in common. */
    static class Entity<K> {
        @Nullable
        K id;

        @Nullable
        List<? extends K> former;

        K @Nullable [] others;

        private @Nullable K code;

        public void setCode(K code) {
            this.code = code;
        }
    }

    static class Shop extends Entity<Integer> {
        private @Nullable String url;

        public void setURL(String url) {
            this.url = url;
        }
    }

    record Renamed(@Column("name") String who) {}

    private final Connection connection;

    RecordsTest(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
    }

    @BeforeEach
    void makeTables() {
        connection.execute("""
                CREATE TYPE mood AS ENUM ('HAPPY', 'SAD');
                CREATE TYPE address AS (street text, zip int8);
                CREATE TABLE person (name text, mood mood, stays address[], last address);
                CREATE TABLE home (owner text, street text, zip int2);
                INSERT INTO person VALUES
                    ('ann', 'HAPPY', ARRAY[('Elm', 1), ('Oak', 2)]::address[], NULL),
                    ('bob', 'SAD', '{}', ('Fir', 3));
                INSERT INTO home VALUES ('bob', 'Ash', 4);
                """);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void compositesAndTheirArraysAreRecords() {
        assertThat(connection
                        .cursor(record(Traveller.class))
                        .execute("SELECT name, mood, stays, last FROM person ORDER BY name")
                        .fetchAll())
                .containsExactly(
                        new Traveller(
                                "ann",
                                Optional.of(Mood.HAPPY),
                                List.of(new Address("Elm", 1), new Address("Oak", 2)),
                                null),
                        new Traveller("bob", Optional.of(Mood.SAD), List.of(), new Address("Fir", 3)));
    }

    @Test
    void columnsOfTheOtherTableMakeARecordOrNone() {
        assertThat(connection.cursor(record(Resident.class)).execute(JOIN).fetchAll())
                .containsExactly(
                        new Resident("ann", Mood.HAPPY, null), new Resident("bob", Mood.SAD, new Address("Ash", 4)));
    }

    @Test
    void primitivesAreReadFromAnyNumber() {
        assertThat(connection
                        .cursor(record(Numbers.class))
                        .execute(
                                "SELECT 1::int8 AS a, 2::int2 AS b, 3::numeric AS c, 1.1::numeric AS d, 2.5::float4 AS e,"
                                        + " true AS f, 7::int4 AS g, 'x'::text AS h")
                        .fetchAll())
                .containsExactly(new Numbers((short) 1, 2, 3, 1.1f, 2.5, true, (byte) 7, 'x'));
    }

    @Test
    void whatDoesNotFitNamesColumnAndComponent() {
        Cursor<Narrow> cursor =
                connection.cursor(record(Narrow.class)).execute("SELECT 3000000000 AS number UNION ALL SELECT 7");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(cursor::fetchOne)
                .withMessageContaining("column 0 (\"number\", int8)")
                .withMessageContaining("3000000000")
                .withMessageContaining("for component number (int) of Narrow");
        cursor.scroll(1);
        assertThat(cursor.fetchOne()).isEqualTo(new Narrow(7));
    }

    @Test
    void codecsOfUsersReadPrimitivesToo() {
        connection.types(types -> types.codec(Codecs.TEXT.map(Integer.class, String::length, "x"::repeat)));
        assertThat(connection
                        .cursor(record(Narrow.class))
                        .execute("SELECT 'four' AS number")
                        .fetchAll())
                .containsExactly(new Narrow(4));
    }

    @Test
    void typeVariablesAreWhatTheyStandFor() {
        Pages pages =
                connection.cursor(record(Pages.class)).execute("""
                        SELECT 1::int8 AS small_first, '{1,2}'::int8[] AS small_all,
                            ('Elm', 1)::address AS rich_first, '{}'::address[] AS rich_all
                        """).fetchAll().get(0);
        assertThat(pages.small().first()).isEqualTo(1);
        assertThat(pages.small().all()).containsExactly(1, 2);
        assertThat(pages.rich().orElseThrow().first()).isEqualTo(new Address("Elm", 1));
        Page<?> any = connection
                .cursor(record(Page.class))
                .execute("SELECT 1 AS first, '{1}'::int8[] AS all")
                .fetchAll()
                .get(0);
        assertThat(any.first()).isEqualTo(1);
        assertThat(any.all()).isEqualTo(List.of(1L));
    }

    @Test
    void typeVariablesOfInheritedPropertiesAreWhatTheyStandFor() {
        Shop shop = connection
                .cursor(bean(Shop.class))
                .execute(
                        "SELECT 1::int8 AS id, '{2}'::int8[] AS former, 3::int8 AS code, '{4}'::int8[] AS others, 'x' AS url")
                .fetchAll()
                .get(0);
        assertThat(shop.id).isEqualTo(1);
        assertThat(shop.former).isEqualTo(List.of(2));
        assertThat(((Entity<?>) shop).code).isEqualTo(3);
        assertThat(shop.others).containsExactly(4);
        assertThat(shop.url).isEqualTo("x");
    }

    @Test
    void annotationsNameColumns() {
        assertThat(connection
                        .cursor(record(Renamed.class))
                        .execute("SELECT name FROM person ORDER BY name")
                        .fetchOne())
                .isEqualTo(new Renamed("ann"));
    }

    @Test
    void lenientFactoriesTakeWhatThereIs() {
        assertThat(connection
                        .cursor(record(Resident.class).lenient())
                        .execute("SELECT name, stays FROM person ORDER BY name")
                        .fetchOne())
                .isEqualTo(new Resident("ann", null, null));
        assertThatExceptionOfType(ProgrammingError.class)
                .isThrownBy(() -> connection
                        .cursor(record(Resident.class))
                        .execute("SELECT name FROM person")
                        .fetchOne())
                .withMessageContaining(
                        "component mood (Mood) of Resident finds no column mood; the result has \"name\" text");
    }

    @Test
    void everyWayOfRunningAQueryMakesRecords() {
        List<Resident> expected =
                connection.cursor(record(Resident.class)).execute(JOIN).fetchAll();
        try (var stream = connection.cursor(record(Resident.class)).iterSize(1).stream(JOIN)) {
            assertThat(stream).isEqualTo(expected);
        }
        try (Pipeline pipeline = connection.pipeline()) {
            assertThat(pipeline.execute(record(Resident.class), JOIN).get().fetchAll())
                    .isEqualTo(expected);
        }
        try (var copied = connection.copyQuery(JOIN).rows(record(Resident.class))) {
            assertThat(copied).isEqualTo(expected);
        }
        try (NamedCursor<Resident> named = connection.namedCursor("residents", record(Resident.class))) {
            named.execute(JOIN);
            assertThat(named.fetchOne()).isEqualTo(expected.get(0));
            assertThat(named.fetchAll()).isEqualTo(expected.subList(1, 2));
        }
        assertThat(connection
                        .cursor(record(Narrow.class))
                        .executeManyReturning(
                                "INSERT INTO home VALUES ('ann', 'Yew', $1) RETURNING zip AS number",
                                List.of(List.of(9), List.of(10)))
                        .fetchAll())
                .containsExactly(new Narrow(9), new Narrow(10));
    }

    @Test
    void aStatementThatRunsAgainIsNotMatchedAgain() {
        RowFactory<Narrow> factory = record(Narrow.class);
        Cursor<Narrow> cursor = connection.cursor(factory);
        String sql = "SELECT $1::int4 AS number";
        cursor.execute(sql, 1).fetchOne();
        RowMaker<Narrow> maker = factory.forResult(Objects.requireNonNull(cursor.description()));
        assertThat(cursor.execute(sql, 2).fetchOne()).isEqualTo(new Narrow(2));
        assertThat(factory.forResult(Objects.requireNonNull(cursor.description())))
                .isSameAs(maker);
    }

    /** Fields and a setter. */
    static class Tenant {
        String name = "";

        @Nullable
        Mood mood;

        @Nullable
        Integer zip;

        public void setName(String name) {
            this.name = name.toUpperCase(Locale.ROOT);
        }
    }

    @Test
    void beansHaveSettersAndFields() {
        Tenant tenant = connection
                .cursor(bean(Tenant.class))
                .execute("SELECT name, mood, zip FROM person JOIN home ON owner = name")
                .fetchAll()
                .get(0);
        assertThat(tenant.name).isEqualTo("BOB");
        assertThat(tenant.mood).isEqualTo(Mood.SAD);
        assertThat(tenant.zip).isEqualTo(4);
    }
}
