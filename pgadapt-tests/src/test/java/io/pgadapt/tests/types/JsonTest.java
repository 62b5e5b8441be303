package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.ExtendedProtocol;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.json.Json;
import io.pgadapt.types.value.Composite;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents as objects, by Jackson. */
@PgTest
class JsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    record Size(int width, double height) {}

    record Item(
            String itemName, List<String> tags, @Nullable Size size) {}

    private static final Item TEA = new Item("green \"tea\" \u8336", List.of("hot", "it's"), new Size(3, 1.5));

    static final class Empty {}

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(
                "CREATE DOMAIN doc AS jsonb CHECK (value IS NOT NULL)",
                "CREATE TYPE entry AS (id int, item jsonb, source json)",
                "CREATE TABLE stock (j json, b jsonb, d doc, bs jsonb[], e entry)");
        connection = Pgadapt.builder(database.dsn())
                .install(Json.jackson(MAPPER))
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

    @ParameterizedTest
    @EnumSource
    void objectsGoWhereverTheServerKnowsJson(ExecutionMode mode) {
        connection.executionMode(mode);
        Composite entry = Composite.of(List.of("id", "item", "source"), List.of(1, TEA, Map.of("a", 1)));
        Object es = mode == ExecutionMode.SIMPLE ? Typed.of("entry", entry) : entry;
        Object j = mode == ExecutionMode.SIMPLE ? Typed.of("json", TEA) : TEA;
        Object b = mode == ExecutionMode.SIMPLE ? Typed.of("jsonb", TEA) : TEA;
        Object bs = Typed.of("jsonb[]", List.of(TEA, TEA));
        connection.execute("INSERT INTO stock VALUES ($1, $2, $3, $4, $5)", j, b, b, bs, es);
        Row row = row("SELECT * FROM stock");
        for (String column : List.of("j", "b", "d")) {
            assertThat(row.get(column, Item.class)).as(column).isEqualTo(TEA);
            assertThat(row.get(column, JsonNode.class)).isEqualTo(MAPPER.valueToTree(TEA));
            assertThat(row.get(column, (Type) Map.class)).isEqualTo(MAPPER.convertValue(TEA, Map.class));
        }
        assertThat(row.get("bs", Item[].class)).containsExactly(TEA, TEA);
        assertThat(row.get(3, new TypeReference<List<Item>>() {}.getType())).isEqualTo(List.of(TEA, TEA));
        assertThat(row("SELECT (e).item, (e).source->>'a', b->'size'->>'width' FROM stock")
                        .values())
                .element(1)
                .isEqualTo("1");
    }

    @Test
    void columnsAreTextUnlessAskedOtherwise() {
        Row row = row("SELECT '{\"a\": 1}'::jsonb, '{\"a\":  1}'::json");
        assertThat(row.get(0)).isEqualTo("{\"a\": 1}");
        assertThat(row.get(1)).isEqualTo("{\"a\":  1}");
        connection.types(t -> t.install(Json.jackson(MAPPER).byDefault(JsonNode.class)));
        Row parsed = row("SELECT '{\"a\": 1}'::jsonb, ARRAY['2'::json], ROW(1, '[]', 'null')::entry");
        assertThat(parsed.get(0)).isInstanceOf(ObjectNode.class);
        assertThat(parsed.get(0, String.class)).isEqualTo("{\"a\": 1}");
        assertThat(parsed.get(1)).isEqualTo(List.of(MAPPER.getNodeFactory().numberNode(2)));
        assertThat(((Composite) Objects.requireNonNull(parsed.get(2))).get("source"))
                .isEqualTo(NullNode.getInstance());
    }

    @Test
    @ExtendedProtocol
    void typeArgumentsCount() {
        Row row = row("SELECT '[{\"item_name\": \"tea\", \"tags\": [], \"size\": null}]'::jsonb");
        assertThat(row.get(0, new TypeReference<List<Item>>() {}.getType()))
                .isEqualTo(List.of(new Item("tea", List.of(), null)));
        Map<String, Item> byName = Map.of("a", TEA, "b", new Item("it's", List.of(), null));
        Row maps = row("SELECT $1::jsonb, ARRAY[$1::json]", byName);
        assertThat(maps.get(0, new TypeReference<Map<String, Item>>() {}.getType()))
                .isEqualTo(byName);
        assertThat(maps.get(1, new TypeReference<List<Map<String, Item>>>() {}.getType()))
                .isEqualTo(List.of(byName));
    }

    @Test
    @ExtendedProtocol
    void componentsOfRecordsMayBeDocuments() {
        record Line(int id, Item item) {}
        List<Line> lines = connection
                .cursor(Rows.record(Line.class))
                .execute("SELECT 1 AS id, $1::jsonb AS item", TEA)
                .fetchAll();
        assertThat(lines).containsExactly(new Line(1, TEA));
    }

    @ParameterizedTest
    @EnumSource
    void wrappedValuesNeedNoCast(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT $1, $2, $3", Json.of(List.of(1, 2)), Json.of("text"), MAPPER.valueToTree(TEA));
        assertThat(row.get(0)).isEqualTo("[1, 2]");
        assertThat(row.get(1)).isEqualTo("\"text\"");
        assertThat(row.get(2, Item.class)).isEqualTo(TEA);
        assertThat(row.get(2, Json.class)).isEqualTo(Json.of(MAPPER.valueToTree(TEA)));
    }

    @Test
    void jsonNullIsNotSqlNull() {
        Row row = row("SELECT 'null'::jsonb, NULL::jsonb, $1, $2::jsonb", NullNode.getInstance(), null);
        assertThat(row.get(0, JsonNode.class)).isEqualTo(NullNode.getInstance());
        assertThat(row.get(0)).isEqualTo("null");
        assertThat(row.get(1, JsonNode.class)).isNull();
        assertThat(row.get(2)).isEqualTo("null");
        assertThat(row.isNull(3)).isTrue();
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get(0, Item.class))
                .withMessageContainingAll("column 0", "JSON null", "Item", "JsonNode.class");
    }

    @Test
    void stringsStayText() {
        assertThat(row("SELECT $1::jsonb", "[1]").get(0, JsonNode.class)).hasSize(1);
        assertThat(row("SELECT $1::jsonb", "[1]").get(0, String.class)).isEqualTo("[1]");
    }

    @Test
    @ExtendedProtocol
    void saysWhatJacksonSaid() {
        Row row = row("SELECT '{\"item_name\": [1]}'::json AS doc");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("doc", Item.class))
                .withMessageContainingAll("\"doc\"", "Item", "line 1")
                .havingCause()
                .withCauseInstanceOf(JsonProcessingException.class);
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row("SELECT $1::jsonb", new Empty()))
                .withMessageContainingAll("$1", "Empty", "cannot be written as jsonb");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereItIsAlsoWithinOtherTypes(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT ARRAY['{}', '{\"tags\": 7}']::jsonb[] AS docs, ROW(1, '[]', '[]')::entry AS entry");
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("docs", Item[].class))
                .withMessageContainingAll("column 0 (\"docs\", _jsonb)", "Item", "line 1, column ");
        record Entry(int id, Item item, JsonNode source) {}
        assertThatExceptionOfType(DataError.class)
                .isThrownBy(() -> row.get("entry", Entry.class))
                .withMessageContainingAll("column 1 (\"entry\", entry)", "Item", "line 1, column ");
        assertThat(row("SELECT 1").get(0)).isEqualTo(1);
    }

    @Test
    void largeDocumentsComeAsTheyAre() {
        List<Item> many = IntStream.range(0, 50_000)
                .mapToObj(i -> new Item("item " + i, List.of(), null))
                .toList();
        assertThat(row("SELECT $1", Json.of(many)).get(0, new TypeReference<List<Item>>() {}.getType()))
                .isEqualTo(many);
    }
}
