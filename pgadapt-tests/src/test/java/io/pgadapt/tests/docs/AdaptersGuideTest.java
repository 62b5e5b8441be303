package io.pgadapt.tests.docs;

import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.json.Json;
import io.pgadapt.types.value.Range;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of docs/adapters.md. */
@PgTest
class AdaptersGuideTest {
    // tag::email[]
    record Email(String value) {}
    // end::email[]

    // tag::records[]
    enum Mood {
        SAD,
        OK
    }

    record Address(String streetName, int houseNumber, Mood mood) {}
    // end::records[]

    record Person(String name, Email email, List<Address> homes) {}

    record Item(String name, List<String> tags) {}

    // tag::sealed[]
    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    static Shape parse(String text) {
        double size = Double.parseDouble(text.substring(1));
        return text.startsWith("o") ? new Circle(size) : new Square(size);
    }

    static String print(Shape shape) {
        return shape instanceof Circle circle ? "o" + circle.radius() : "#" + ((Square) shape).side();
    }
    // end::sealed[]

    // tag::family[]
    /** All records of ids: {@code OrderId(long value)}. */
    interface Id {
        long value();
    }

    record OrderId(long value) implements Id {}

    static final CodecFactory IDS = (type, javaType, registry) -> {
        if (!(javaType instanceof Class<?> target) || !Id.class.isAssignableFrom(target) || !target.isRecord()) {
            return null; // not one of ours
        }
        return over(registry.forResult(type, Long.class), target.asSubclass(Id.class));
    };

    static <T extends Id> Codec<T> over(Codec<Long> numbers, Class<T> target) {
        return numbers.map(target, value -> make(target, value), Id::value);
    }

    static <T extends Id> T make(Class<T> type, long value) {
        try {
            return type.getDeclaredConstructor(long.class).newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no constructor with a long: " + type, e);
        }
    }
    // end::family[]

    // tag::codec[]
    record Rgb(int value) {}

    /** Colours as int4 0xRRGGBB. */
    static final class RgbCodec implements Codec<Rgb> {
        @Override
        public Class<Rgb> javaType() {
            return Rgb.class;
        }

        @Override
        public String typeName() {
            return "int4";
        }

        @Override
        public Rgb decodeBinary(byte[] data, int offset, int length, CodecContext context) {
            return new Rgb(BigEndian.getInt(data, offset));
        }

        @Override
        public Rgb decodeText(byte[] data, int offset, int length, CodecContext context) {
            return new Rgb(Integer.parseInt(new String(data, offset, length, StandardCharsets.US_ASCII)));
        }

        @Override
        public void encodeBinary(Rgb value, WireWriter out, CodecContext context) {
            out.int32(value.value());
        }

        @Override
        public void encodeText(Rgb value, WireWriter out, CodecContext context) {
            out.utf8(Integer.toString(value.value()));
        }
    }
    // end::codec[]

    // tag::module[]
    static final CodecModule SHOP = registry -> registry.codec(Codecs.TEXT.map(Email.class, Email::new, Email::value))
            .enumType("mood", Mood.class, mood -> mood.name().toLowerCase(Locale.ROOT))
            .recordType("address", Address.class)
            .factory(IDS);
    // end::module[]

    private PgDatabase database;

    @BeforeEach
    void create(PgDatabase fresh) {
        database = fresh;
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE TYPE address AS (street_name text, house_number int, mood mood)",
                "CREATE TABLE person (name text, email text, homes address[])",
                "CREATE EXTENSION hstore");
    }

    private static Row row(Connection conn, String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(conn.execute(sql, parameters).fetchOne());
    }

    @Test
    void domainClass() {
        String dsn = database.dsn();
        // tag::map[]
        Pgadapt pg = Pgadapt.builder(dsn)
                .types(t -> t.codec(Codecs.TEXT.map(Email.class, Email::new, Email::value)))
                .build();
        // end::map[]
        try (Connection conn = pg.connect()) {
            Email ada = new Email("ada@example.org");
            // tag::everywhere[]
            conn.execute("INSERT INTO person (name, email) VALUES ($1, $2)", "Ada", ada);
            Row row = conn.execute(
                            "SELECT email, ARRAY[email] AS emails FROM person WHERE email = ANY ($1)", List.of(ada))
                    .fetchOne();
            Email email = row.get("email", Email.class);
            Email[] emails = row.get("emails", Email[].class);
            // end::everywhere[]
            assertThat(email).isEqualTo(ada);
            assertThat(emails).containsExactly(ada);
        }
    }

    @Test
    void enumsRecordsAndFamilies() {
        String dsn = database.dsn();
        // tag::install[]
        Pgadapt pg = Pgadapt.builder(dsn).install(SHOP).build();
        // end::install[]
        try (Connection conn = pg.connect()) {
            Address elm = new Address("Elm", 3, Mood.OK);
            // tag::userecords[]
            conn.execute("INSERT INTO person VALUES ($1, $2, $3)", "Ada", new Email("ada@example.org"), List.of(elm));
            Person ada = conn.cursor(record(Person.class))
                    .execute("SELECT * FROM person")
                    .fetchOne();
            // end::userecords[]
            assertThat(ada).isEqualTo(new Person("Ada", new Email("ada@example.org"), List.of(elm)));
            assertThat(row(conn, "SELECT homes[1], 'sad'::mood, $1::int8 FROM person", new OrderId(7))
                            .values())
                    .containsExactly(elm, Mood.SAD, 7L);
            assertThat(row(conn, "SELECT 7").get(0, OrderId.class)).isEqualTo(new OrderId(7));
        }
    }

    @Test
    void implementationsOfAnInterface() {
        String dsn = database.dsn();
        // tag::shapes[]
        Pgadapt pg = Pgadapt.builder(dsn)
                .types(t -> t.codec(Codecs.TEXT.map(Shape.class, AdaptersGuideTest::parse, AdaptersGuideTest::print)))
                .build();
        // end::shapes[]
        try (Connection conn = pg.connect()) {
            Row row = row(conn, "SELECT $1::text, ARRAY[$2]::text[]", new Circle(1), new Square(2));
            assertThat(row.get(0, Shape.class)).isEqualTo(new Circle(1));
            assertThat(row.get(1, Shape[].class)).containsExactly(new Square(2));
        }
    }

    @Test
    void defaults() {
        String dsn = database.dsn();
        // tag::default[]
        Pgadapt pg =
                Pgadapt.builder(dsn).types(t -> t.defaultCodec(Codecs.INSTANT)).build();
        // end::default[]
        try (Connection conn = pg.connect()) {
            Row row = row(conn, "SELECT 'epoch'::timestamptz, ARRAY['epoch'::timestamptz], tstzrange('epoch', NULL)");
            assertThat(row.values())
                    .containsExactly(Instant.EPOCH, List.of(Instant.EPOCH), Range.of(Instant.EPOCH, null, "[)"));
        }
    }

    @Test
    void wireForms() {
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            conn.types(t -> t.codec(new RgbCodec()));
            Row row = row(conn, "SELECT $1, ARRAY[$1, 1]", new Rgb(0x00FF00));
            assertThat(row.get(0, Rgb.class)).isEqualTo(new Rgb(0x00FF00));
            assertThat(row.get(1, Rgb[].class)).containsExactly(new Rgb(0x00FF00), new Rgb(1));
        }
    }

    @Test
    void scopes() {
        Pgadapt pg = Pgadapt.builder(database.dsn()).build();
        // tag::scopes[]
        try (Connection conn = pg.connect()) {
            conn.types(t -> t.defaultCodec(Codecs.INSTANT));
            Cursor<Row> cursor = conn.cursor().types(t -> t.codec(new RgbCodec()));
            // end::scopes[]
            Row rgb = Objects.requireNonNull(
                    cursor.execute("SELECT 1, 'epoch'::timestamptz").fetchOne());
            assertThat(rgb.get(0, Rgb.class)).isEqualTo(new Rgb(1));
            assertThat(rgb.get(1)).isEqualTo(Instant.EPOCH);
            Row other = row(conn, "SELECT 1");
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() -> other.get(0, Rgb.class))
                    .withMessageContainingAll(
                            "column 0 (\"?column?\", int4)",
                            "AdaptersGuideTest$Rgb",
                            "there are codecs to Integer, ",
                            "types(t -> t.codec(Codecs.INT4.map(Rgb.class, ...)))");
            assertThatExceptionOfType(ProgrammingError.class)
                    .isThrownBy(() -> conn.execute("SELECT $1::int4", new Rgb(1)))
                    .withMessageContainingAll(
                            "parameter $1 of type int4", "AdaptersGuideTest$Rgb", "Codecs.INT4.map(Rgb.class, ...)");
        }
        try (Connection conn = pg.connect()) {
            assertThat(row(conn, "SELECT 'epoch'::timestamptz").get(0)).isNotEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void json() {
        String dsn = database.dsn();
        ObjectMapper mapper = new ObjectMapper();
        // tag::json[]
        Pgadapt pg = Pgadapt.builder(dsn).install(Json.jackson(mapper)).build();
        try (Connection conn = pg.connect()) {
            Item tea = new Item("tea", List.of("hot"));
            Row row = conn.execute("SELECT $1::jsonb AS doc, $2 AS list", tea, Json.of(List.of(tea)))
                    .fetchOne();
            Item item = row.get("doc", Item.class);
            JsonNode list = row.get("list", JsonNode.class);
            // end::json[]
            assertThat(item).isEqualTo(tea);
            assertThat(list.get(0).get("name").asText()).isEqualTo("tea");
            // tag::generics[]
            record Order(int id, List<Item> items, Map<String, Item> gifts) {}

            Order order = conn.cursor(record(Order.class))
                    .execute("SELECT 1 AS id, $1::jsonb AS items, '{}'::jsonb AS gifts", Json.of(List.of(tea)))
                    .fetchOne();
            // end::generics[]
            assertThat(order).isEqualTo(new Order(1, List.of(tea), Map.of()));
        }
    }

    @Test
    void hstore() {
        try (Connection conn = Pgadapt.connect(database.dsn())) {
            // tag::hstore[]
            Row row = conn.execute("SELECT $1::hstore || 'b=>NULL' AS h", Map.of("a", "1"))
                    .fetchOne();
            Map<?, ?> map = row.get("h", Map.class);
            // end::hstore[]
            assertThat(map).hasToString("{a=1, b=null}");
            conn.execute("CREATE SCHEMA extensions; ALTER EXTENSION hstore SET SCHEMA extensions");
            // tag::schema[]
            Row typed = conn.execute("SELECT $1 AS h", Typed.of("extensions.hstore", Map.of("a", "1")))
                    .fetchOne();
            // end::schema[]
            assertThat(typed.get("h")).isEqualTo(Map.of("a", "1"));
        }
    }
}
