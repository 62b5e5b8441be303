package io.pgadapt.tests.types;

import static io.pgadapt.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.Range;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Classes over existing codecs, everywhere at once: one over text, one over a number, and one with a wire form of its own
 * that is its type's default.
 */
@PgTest
class DomainClassesTest {
    record Email(String value) implements Comparable<Email> {
        @Override
        public int compareTo(Email other) {
            return value.compareTo(other.value);
        }
    }

    record OrderId(long value) {}

    /** Names of fields as those of the composite type. */
    record Contact(String fullName, @Nullable Email mail, List<OrderId> orders) {}

    private static final Email ADA = new Email("ada@\"x\", {y}\\z");
    private static final Email BOB = new Email("bob@example.org");
    private static final OrderId SEVEN = new OrderId(7);
    private static final OrderId MINUS = new OrderId(-9_000_000_000L);

    private PgDatabase database;
    private Connection connection;

    @BeforeEach
    void connect(PgDatabase fresh) {
        database = fresh;
        database.execute(
                "CREATE DOMAIN mail AS text CHECK (value LIKE '%@%')",
                "CREATE DOMAIN order_id AS bigint CHECK (value <> 0)",
                "CREATE TYPE contact AS (full_name text, mail mail, orders bigint[])",
                "CREATE TYPE mails AS RANGE (subtype = text, collation = \"C\")",
                "CREATE TABLE person (id bigint, email varchar(40), boss contact)");
        connection = Pgadapt.builder(database.dsn())
                .types(t -> t.codec(Codecs.TEXT.map(Email.class, Email::new, Email::value))
                        .codec(Codecs.INT8.map(OrderId.class, OrderId::new, OrderId::value))
                        .defaultCodec(new AngleCodec())
                        .recordType("contact", Contact.class))
                .build()
                .connect();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    /** In the simple protocol, nobody else says what a parameter is. */
    private static Object typed(ExecutionMode mode, String type, Object value) {
        return mode == ExecutionMode.SIMPLE ? Typed.of(type, value) : value;
    }

    private static Type type(TypeReference<?> reference) {
        return reference.getType();
    }

    @ParameterizedTest
    @EnumSource
    void areParametersAndResults(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row(
                "SELECT $1::text, $2::varchar, $3, $4::numeric, $5, -$5, $1::text || '!'",
                ADA,
                BOB,
                SEVEN,
                MINUS,
                new AngleCodec.Angle(90));
        assertThat(row.get(0, Email.class)).isEqualTo(ADA);
        assertThat(row.get(1, Email.class)).isEqualTo(BOB);
        assertThat(row.get(2, OrderId.class)).isEqualTo(SEVEN);
        assertThat(row.get(3, OrderId.class)).isEqualTo(MINUS);
        assertThat(row.get(4)).isEqualTo(new AngleCodec.Angle(90));
        assertThat(row.get(5)).isEqualTo(new AngleCodec.Angle(-90));
        assertThat(row.get(5, Float.class)).isEqualTo(-90f);
        assertThat(row.get(6)).isEqualTo(ADA.value() + "!");
        assertThat(row.description().column(2).type().name()).isEqualTo("int8");
    }

    @ParameterizedTest
    @EnumSource
    void areColumnsOfTables(ExecutionMode mode) {
        connection.executionMode(mode);
        connection.execute(
                "INSERT INTO person VALUES (:id, :mail)", named("mail", BOB).and("id", SEVEN));
        connection.execute("INSERT INTO person VALUES ($1, $2)", MINUS, null);
        assertThat(connection
                        .cursor(Rows.scalar(Email.class))
                        .execute("SELECT email FROM person WHERE email = $1 OR id = $2 ORDER BY id", BOB, MINUS)
                        .fetchAll())
                .isEqualTo(Arrays.asList(null, BOB));
    }

    @ParameterizedTest
    @EnumSource
    void nullIsNull(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row(
                "SELECT $1::text, NULL::mail, ARRAY[NULL, 'a@b']::mail[], $2::float4", null, Typed.ofNull("float4"));
        assertThat(row.get(0, Email.class)).isNull();
        assertThat(row.get(1, Email.class)).isNull();
        assertThat(row.get(2, Email[].class)).containsExactly(null, new Email("a@b"));
        assertThat(row.get(3)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void areElementsOfArrays(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row(
                "SELECT $1::text[], $2::varchar[], $3, $4::int8[], $5",
                Arrays.asList(ADA, null, BOB),
                new Email[] {ADA, BOB},
                new OrderId[][] {{SEVEN, MINUS}, {null, SEVEN}},
                List.of(List.of(SEVEN), List.of(MINUS)),
                Set.of(new AngleCodec.Angle(1)));
        assertThat(row.get(0, type(new TypeReference<List<Email>>() {}))).isEqualTo(Arrays.asList(ADA, null, BOB));
        assertThat(row.get(0, Email[].class)).containsExactly(ADA, null, BOB);
        assertThat(row.get(1, type(new TypeReference<Set<Email>>() {}))).isEqualTo(Set.of(ADA, BOB));
        assertThat(row.get(2, OrderId[][].class)).isDeepEqualTo(new OrderId[][] {{SEVEN, MINUS}, {null, SEVEN}});
        assertThat(row.get(3, type(new TypeReference<List<List<OrderId>>>() {})))
                .isEqualTo(List.of(List.of(SEVEN), List.of(MINUS)));
        assertThat(row.get(4)).isEqualTo(List.of(new AngleCodec.Angle(1)));
        assertThat(row("SELECT $1::int8 = ANY ($2), cardinality($3::text[])", SEVEN, List.of(SEVEN), new Email[0])
                        .values())
                .containsExactly(true, 0);
    }

    @ParameterizedTest
    @EnumSource
    void areBoundsOfRanges(ExecutionMode mode) {
        connection.executionMode(mode);
        Range<Email> mails = Range.of(ADA, BOB, "[]");
        Range<OrderId> orders = Range.of(MINUS, SEVEN);
        Row row = row("SELECT $1::mails, $2::int8range, ARRAY[$2::int8range], lower($2::int8range)", mails, orders);
        assertThat(row.get(0, type(new TypeReference<Range<Email>>() {}))).isEqualTo(mails);
        assertThat(row.get(1, type(new TypeReference<Range<OrderId>>() {}))).isEqualTo(orders);
        assertThat(row.get(2, type(new TypeReference<List<Range<OrderId>>>() {})))
                .isEqualTo(List.of(orders));
        assertThat(row.get(3, OrderId.class)).isEqualTo(MINUS);
    }

    @ParameterizedTest
    @EnumSource
    void areBoundsOfMultiranges(ExecutionMode mode) {
        assumeThat(database.server().version()).isGreaterThanOrEqualTo(14);
        connection.executionMode(mode);
        Multirange<OrderId> orders = Multirange.of(Range.of(MINUS, new OrderId(1)), Range.of(SEVEN, null));
        Row row = row("SELECT $1::int8multirange, '{[a@b,c@d)}'::mails_multirange", orders);
        assertThat(row.get(0, type(new TypeReference<Multirange<OrderId>>() {})))
                .isEqualTo(orders);
        assertThat(row.get(1, type(new TypeReference<Multirange<Email>>() {})))
                .isEqualTo(Multirange.of(Range.of(new Email("a@b"), new Email("c@d"))));
    }

    @ParameterizedTest
    @EnumSource
    void areFieldsOfComposites(ExecutionMode mode) {
        connection.executionMode(mode);
        Contact contact = new Contact("Ada, \"Countess\"", ADA, List.of(SEVEN, MINUS));
        Composite loose = Composite.of(
                List.of("full_name", "mail", "orders"),
                Arrays.asList(contact.fullName(), contact.mail(), contact.orders()));
        Row row = row(
                "SELECT $1::contact, $2::contact, ARRAY[$3::contact], ($1::contact).mail, $4::contact[]",
                contact,
                loose,
                typed(mode, "contact", loose.toMap()),
                List.of(contact, contact));
        assertThat(row.get(0)).isEqualTo(contact);
        assertThat(row.get(1, Contact.class)).isEqualTo(contact);
        assertThat(row.get(2, Contact[].class)).containsExactly(contact);
        assertThat(row.get(3, Email.class)).isEqualTo(ADA);
        assertThat(row.get(4)).isEqualTo(List.of(contact, contact));
        assertThat(Objects.requireNonNull(row.get(0, Composite.class)).values())
                .isEqualTo(List.of("Ada, \"Countess\"", ADA.value(), List.of(7L, -9_000_000_000L)));
        assertThat(row("SELECT ROW('x', NULL, '{}')::contact").get(0, Contact.class))
                .isEqualTo(new Contact("x", null, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void areValuesOfDomains(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT $1::mail, $2::order_id, ARRAY[$1::mail], $3::mail[]", ADA, SEVEN, List.of(ADA, BOB));
        assertThat(row.get(0, Email.class)).isEqualTo(ADA);
        assertThat(row.get(1, OrderId.class)).isEqualTo(SEVEN);
        assertThat(row.get(2, Email[].class)).containsExactly(ADA);
        assertThat(row.get(3, Email[].class)).containsExactly(ADA, BOB);
    }

    @ParameterizedTest
    @EnumSource
    void areFieldsOfAnonymousRecords(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT ROW($1::float4, ARRAY[$1::float4])", new AngleCodec.Angle(3));
        Composite record = (Composite) Objects.requireNonNull(row.get(0));
        if (mode == ExecutionMode.SIMPLE) {
            assertThat(record.values()).containsExactly("3", "{3}");
        } else {
            assertThat(record.values()).containsExactly(new AngleCodec.Angle(3), List.of(new AngleCodec.Angle(3)));
        }
    }

    /** A row as record. */
    record Person(OrderId id, @Nullable Email email, Optional<Contact> boss, AngleCodec.Angle angle) {}

    /** A row as bean. */
    public static final class PersonBean {
        private @Nullable Email email;
        private List<OrderId> ids = List.of();

        public void setEmail(@Nullable Email email) {
            this.email = email;
        }

        public void setIds(List<OrderId> ids) {
            this.ids = ids;
        }
    }

    @ParameterizedTest
    @EnumSource
    void areComponentsOfRecordsAndPropertiesOfBeans(ExecutionMode mode) {
        connection.executionMode(mode);
        Person person = connection
                .cursor(Rows.record(Person.class))
                .execute(
                        "SELECT 7::bigint AS id, $1::varchar AS email, ROW('b', 'a@b', '{7}')::contact AS boss, 1.5::real AS angle",
                        BOB)
                .fetchOne();
        assertThat(person)
                .isEqualTo(new Person(
                        SEVEN,
                        BOB,
                        Optional.of(new Contact("b", new Email("a@b"), List.of(SEVEN))),
                        new AngleCodec.Angle(1.5f)));
        PersonBean bean = Objects.requireNonNull(connection
                .cursor(Rows.bean(PersonBean.class))
                .execute("SELECT $1::text AS email, ARRAY[$2, 1] AS ids", ADA, SEVEN)
                .fetchOne());
        assertThat(bean.email).isEqualTo(ADA);
        assertThat(bean.ids).containsExactly(SEVEN, new OrderId(1));
    }

    @ParameterizedTest
    @EnumSource
    void areValuesOfMapsAndTuplesWhereTheyAreTheDefault(ExecutionMode mode) {
        connection.executionMode(mode);
        String sql = "SELECT 1::real AS a, ARRAY[2::real] AS b";
        AngleCodec.Angle one = new AngleCodec.Angle(1);
        List<AngleCodec.Angle> two = List.of(new AngleCodec.Angle(2));
        assertThat(connection.cursor(Rows.map()).execute(sql).fetchOne()).isEqualTo(Map.of("a", one, "b", two));
        assertThat(connection.cursor(Rows.dict()).execute(sql).fetchOne()).isEqualTo(List.of(one, two));
        assertThat(Objects.requireNonNull(connection
                                .cursor(Rows.namedTuple())
                                .execute(sql)
                                .fetchOne())
                        .values())
                .containsExactly(one, two);
        assertThat(connection.cursor(Rows.list()).execute(sql).fetchOne()).containsExactly(one, two);
        assertThat(connection.cursor(Rows.array()).execute(sql).fetchOne()).containsExactly(one, two);
        assertThat(connection.cursor(Rows.scalar()).execute(sql).fetchOne()).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource
    void areRowsOfStreams(ExecutionMode mode) {
        connection.executionMode(mode);
        try (var orders = connection.cursor(Rows.scalar(OrderId.class)).stream(
                "SELECT i FROM generate_series(1, $1::int8) i", SEVEN)) {
            assertThat(orders).hasSize(7).contains(SEVEN);
        }
    }
}
