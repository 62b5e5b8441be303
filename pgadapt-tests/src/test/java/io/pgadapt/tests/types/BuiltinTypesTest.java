package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.DataError;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.OwnSession;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Cube;
import io.pgadapt.types.value.Money;
import io.pgadapt.types.value.TsQuery;
import io.pgadapt.types.value.TsVector;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The types of PostgreSQL and its contrib modules that no other test is about, in every format that they travel in. */
@PgTest
class BuiltinTypesTest {
    private static final String[] EXTENSIONS = {
        "CREATE EXTENSION cube", "CREATE EXTENSION seg", "CREATE EXTENSION isn", "CREATE EXTENSION ltree"
    };

    private Connection connection;

    @BeforeEach
    void connect(PgDatabase database) {
        database.execute(EXTENSIONS);
        connection = Pgadapt.connect(database.dsn());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    /** A literal, its type, and what it is in Java. */
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("money", "-1.22", new Money(-122)),
                Arguments.of("money", "-92233720368547758.08", new Money(Long.MIN_VALUE)),
                Arguments.of("money", "92233720368547758.07", new Money(Long.MAX_VALUE)),
                Arguments.of("xml", "<?xml version=\"1.0\" standalone=\"yes\"?><a>é</a>", null),
                Arguments.of("tsvector", "'it''s':1A,3 'a\\\\b' cat:2", TsVector.parse("'a\\\\b' cat:2 'it''s':1A,3")),
                Arguments.of("tsvector", "", TsVector.of()),
                Arguments.of("tsquery", "!(a | b:*AC) & c <2> d", TsQuery.parse("!( a | b:*AC ) & c <2> d")),
                Arguments.of("tsquery", "a <-> (b <-> 'it''s') | \\\\\\\\", null),
                Arguments.of("tsquery", "", TsQuery.empty()),
                Arguments.of("jsonpath", "$.\"a\"[*]?(@.\"b\" > 130)", "$.\"a\"[*]?(@.\"b\" > 130)"),
                Arguments.of("cube", "(1,-0.1),(2,1e-300)", Cube.box(new double[] {1, -0.1}, new double[] {2, 1e-300})),
                Arguments.of("cube", "(NaN,Infinity)", Cube.point(Double.NaN, Double.POSITIVE_INFINITY)),
                Arguments.of("seg", "~1.50 .. <2", "~1.50 .. <2"),
                Arguments.of("ean13", "9780393040029", "978-0-393-04002-9"),
                Arguments.of("isbn", "9780393040029", "0-393-04002-X"),
                Arguments.of("ismn", "9790060115615", "M-060-11561-5"),
                Arguments.of("issn", "1436-4522", "1436-4522"),
                Arguments.of("upc", "220356483481", "220356483481"),
                Arguments.of("ltree", "Top.Science", "Top.Science"),
                Arguments.of("lquery", "a*@.!b", null),
                Arguments.of("ltxtquery", "a & !b*", "a & !b*"),
                Arguments.of("regclass", "pg_class", "pg_class"),
                Arguments.of("regclass", "-", "-"),
                Arguments.of("regproc", "now", "now"),
                Arguments.of("regprocedure", "now()", "now()"),
                Arguments.of("regoperator", "+(int4,int4)", "+(integer,integer)"),
                Arguments.of("regtype", "int4[]", "integer[]"),
                Arguments.of("regconfig", "english", "english"),
                Arguments.of("regdictionary", "simple", "simple"),
                Arguments.of("regnamespace", "pg_catalog", "pg_catalog"),
                Arguments.of("regcollation", "\"C\"", "\"C\""),
                Arguments.of("refcursor", "my cursor", "my cursor"),
                Arguments.of("\"char\"", "x", "x"),
                Arguments.of("name", "it's", "it's"),
                Arguments.of("tid", "(1,2)", null),
                Arguments.of("xid", "4294967295", 4_294_967_295L),
                Arguments.of("xid8", "18446744073709551615", null),
                Arguments.of("cid", "7", 7L),
                Arguments.of("pg_lsn", "16/B374D848", null),
                Arguments.of("pg_snapshot", "10:20:10,14", null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyFormatGivesTheSameValueAndTheServerTakesItBack(String type, String literal, @Nullable Object expected) {
        for (ExecutionMode mode : ExecutionMode.values()) {
            connection.executionMode(mode);
            Object value = value("SELECT '" + literal.replace("'", "''") + "'::" + type);
            if (expected != null) {
                assertThat(value).isEqualTo(expected);
            }
            String text = (String) value("SELECT format('%s', '" + literal.replace("'", "''") + "'::" + type + ")");
            checkGoesBack(type, value, text);
            checkIsText(type, literal, text);
            checkPassesInArrays(type, value, text);
        }
    }

    private void checkGoesBack(String type, Object value, String text) {
        // an unnamed number would ask for the type of numbers, which few types have a cast from
        assertThat(value("SELECT format('%s', $1)", Typed.of(type, value))).isEqualTo(text);
        assertThat(value("SELECT format('%s', $1::" + type + ")", text)).isEqualTo(text);
    }

    private void checkIsText(String type, String literal, String text) {
        assertThat(row("SELECT '" + literal.replace("'", "''") + "'::" + type).get(0, String.class))
                .isEqualTo(text);
    }

    private void checkPassesInArrays(String type, Object value, String text) {
        List<@Nullable Object> list = Arrays.asList(value, null, value);
        if (connection.executionMode() == ExecutionMode.SIMPLE && value instanceof Money) {
            assertThatThrownBy(() -> value("SELECT $1::money[]", list))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("lc_monetary");
            return;
        }
        Typed array = Typed.of(type + "[]", list);
        assertThat(value("SELECT $1", array)).isEqualTo(list);
        assertThat(value("SELECT format('%s', ($1)[3])", array)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @OwnSession
    void numbersForMoneyGoAsNumeric(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        connection.execute("CREATE TEMP TABLE item (price money, prices money[])");
        connection.execute(
                "INSERT INTO item VALUES ($1::numeric, $2::numeric[])",
                new BigDecimal("1.22"),
                List.of(new BigDecimal("2")));
        Row row = row("SELECT price, prices, price::numeric FROM item");
        assertThat(row.get(0)).isEqualTo(new Money(122));
        assertThat(row.get(1)).isEqualTo(List.of(new Money(200)));
        assertThat(row.get(2)).isEqualTo(new BigDecimal("1.22"));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @OwnSession
    void moneyPassesWithinComposites(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        connection.execute("CREATE TYPE pg_temp.price AS (amount money, net boolean)");
        Composite price = Composite.of(List.of("amount", "net"), List.of(new Money(-122), true));
        Row row = row("SELECT ROW('-1.22'::money, true)::pg_temp.price");
        assertThat(row.get(0)).isEqualTo(price);
        assertThat(row.get(0, String.class)).isEqualTo("(-$1.22,t)");
        if (mode != ExecutionMode.SIMPLE) {
            assertThat(value("SELECT ($1::pg_temp.price).amount::numeric", price))
                    .isEqualTo(new BigDecimal("-1.22"));
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void numbersOfObjectsGoToWhatHasNames(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(value("SELECT $1::regclass", 1259L)).isEqualTo("pg_class");
        assertThat(value("SELECT oid::int FROM pg_class WHERE oid = $1::regclass", 1259))
                .isEqualTo(1259);
        assertThat(value("SELECT $1::regclass[]", List.of(1259L, 1255L))).isEqualTo(List.of("pg_class", "pg_proc"));
        assertThat(row("SELECT 4000000000::oid::regclass").get(0, Long.class)).isEqualTo(4_000_000_000L);
        assertThat(row("SELECT 'pg_class'::regclass::oid").getLong(0)).isEqualTo(1259);
        assertThatThrownBy(() -> row("SELECT 'pg_class'::regclass").get(0, Long.class))
                .isInstanceOf(DataError.class)
                .hasMessageContaining("cast it to oid");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void accessRightsAreTextAlsoInArrays(ExecutionMode mode) {
        connection.executionMode(mode);
        String item = (String) value("SELECT makeaclitem(10, 10, 'SELECT', false)");
        assertThat(item).endsWith("=r/" + item.substring(0, item.indexOf('=')));
        assertThat(value("SELECT ARRAY[makeaclitem(10, 10, 'SELECT', false)]")).isEqualTo(List.of(item));
        assertThat(value("SELECT $1::aclitem = makeaclitem(10, 10, 'SELECT', false)", item))
                .isEqualTo(true);
        assertThat(value("SELECT $1::aclitem[]", List.of(item))).isEqualTo(List.of(item));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void pseudoTypesAreRead(ExecutionMode mode) {
        connection.executionMode(mode);
        assertThat(value("SELECT pg_sleep(0)")).isEqualTo("");
        assertThat(value("SELECT textout('é')")).isEqualTo("é");
        assertThat(value("SELECT ARRAY[textout('a'), NULL]")).isEqualTo(Arrays.asList("a", null));
        assertThat(value("SELECT 'untyped'")).isEqualTo("untyped");
        assertThat((String) value("SELECT ev_action FROM pg_rewrite LIMIT 1")).startsWith("(");
        assertThat(value("SELECT $1::xml IS DOCUMENT", "<a/>")).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionMode.class, names = "SIMPLE", mode = EnumSource.Mode.EXCLUDE)
    void anonymousRecordsKeepTheTypesOfTheirFields(ExecutionMode mode) {
        connection.executionMode(mode);
        Composite inner = Composite.of(List.of("f1", "f2"), Arrays.asList(2, null));
        assertThat(value("SELECT ROW(1, ROW(2, NULL::text), 'a b'::tsvector, 1.5::money, '<a/>'::xml)"))
                .isEqualTo(Composite.of(
                        List.of("f1", "f2", "f3", "f4", "f5"),
                        List.of(1, inner, TsVector.parse("a b"), new Money(150), "<a/>")));
        assertThat(value("SELECT ARRAY[ROW(2, NULL::text), NULL]")).isEqualTo(Arrays.asList(inner, null));
        assertThatThrownBy(() -> value("SELECT ROW('pg_class'::regclass)"))
                .isInstanceOf(DataError.class)
                .hasMessageContaining("cast it to text or oid");
    }

    @Test
    void anonymousRecordsAreStringsInText() {
        connection.executionMode(ExecutionMode.SIMPLE);
        Composite row = Composite.of(List.of("f1", "f2"), Arrays.asList("(2,)", null));
        assertThat(value("SELECT ROW(ROW(2, NULL), NULL)")).isEqualTo(row);
        assertThat(value("SELECT ARRAY[ROW(ROW(2, NULL), NULL)]")).isEqualTo(List.of(row));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void rowsOfATableThatIsNamedAsATypeAreRows(ExecutionMode mode) {
        connection.executionMode(mode).autocommit(true);
        connection.execute("CREATE TABLE public.path (step int)");
        connection.execute("INSERT INTO public.path VALUES (1)");
        assertThat(value("SELECT p FROM public.path p")).isEqualTo(Composite.of(List.of("step"), List.of(1)));
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void searchesWithWhatItRead(ExecutionMode mode) {
        connection.executionMode(mode);
        Row row = row("SELECT to_tsvector('english', 'the fat cats'), phraseto_tsquery('english', 'fat cat')");
        TsQuery phrase = TsQuery.lexeme("fat").followedBy(TsQuery.lexeme("cat"));
        assertThat(row.get(1)).isEqualTo(phrase);
        assertThat(value("SELECT $1 @@ $2", row.get(0, TsVector.class), phrase)).isEqualTo(true);
        assertThat(value("SELECT $1 @@ $2", row.get(0, TsVector.class), phrase.not()))
                .isEqualTo(false);
    }

    private Object value(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(row(sql, parameters).get(0));
    }

    private Row row(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }
}
