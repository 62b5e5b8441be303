package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Typed;
import io.pgadapt.row.Row;
import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.PgArray;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Composite types of no, one and many fields, with fields that were dropped, within each other and within arrays. */
class CompositeFamilyTest extends LabTest {
    private static final int MANY = 200;

    @Override
    String[] setup() {
        StringBuilder many = new StringBuilder("CREATE TYPE many AS (");
        for (int i = 0; i < MANY; i++) {
            many.append(i == 0 ? "" : ", ").append("f").append(i).append(i % 2 == 0 ? " int" : " text");
        }
        return new String[] {
            "CREATE TYPE nothing AS ()",
            "CREATE TYPE one AS (a text)",
            "CREATE TYPE two AS (a int, b text)",
            many.append(")").toString(),
            "CREATE TYPE cut AS (gone int, a int, also_gone text, b text)",
            "ALTER TYPE cut DROP ATTRIBUTE gone, DROP ATTRIBUTE also_gone, ADD ATTRIBUTE c int8",
            "CREATE TABLE entry (id int, gone text, label text)",
            "ALTER TABLE entry DROP COLUMN gone",
            "CREATE DOMAIN checked AS two CHECK ((value).a > 0)",
            "CREATE TYPE middle AS (x two, xs two[], y checked, n nothing)",
            "CREATE TYPE outermost AS (m middle, ms middle[], l entry, c cut[])"
        };
    }

    @TestFactory
    Stream<DynamicNode> compositesOfAnyNumberOfFields() {
        List<String> names = IntStream.range(0, MANY).mapToObj(i -> "f" + i).toList();
        List<Object> values = IntStream.range(0, MANY)
                .mapToObj(i -> i % 2 == 0 ? (Object) i : "t" + i)
                .toList();
        List<@Nullable Object> nulls = Arrays.asList(new @Nullable Object[MANY]);
        return Stream.of(
                lab().tests("nothing", List.of(new Sample("()", Composite.of(List.of(), List.of())))),
                lab().tests(
                                "one",
                                List.of(
                                        new Sample("()", composite("a", (Object) null)),
                                        new Sample("(\"\")", composite("a", "")),
                                        new Sample("( )", composite("a", " ")),
                                        new Sample("(a])", composite("a", "a]")),
                                        new Sample("(\",\")", composite("a", ",")),
                                        new Sample("(\"(\")", composite("a", "(")),
                                        new Sample("(\"\\\\\")", composite("a", "\\")),
                                        new Sample("(\"\"\"\"\\,)", composite("a", "\",")))),
                lab().tests(
                                "many",
                                List.of(
                                        new Sample("(" + ",".repeat(MANY - 1) + ")", Composite.of(names, nulls)),
                                        new Sample(
                                                values.toString()
                                                        .replace("[", "(")
                                                        .replace("]", ")")
                                                        .replace(" ", ""),
                                                Composite.of(names, values)))));
    }

    @TestFactory
    Stream<DynamicNode> compositesWithoutTheFieldsThatWereDropped() {
        return Stream.of(
                lab().tests(
                                "cut",
                                List.of(
                                        new Sample("(1,x,2)", composite("a b c", 1, "x", 2L)),
                                        new Sample("(,,)", composite("a b c", null, null, null)))),
                lab().tests("entry", List.of(new Sample("(1,\"x y\")", composite("id label", 1, "x y")))));
    }

    @TestFactory
    Stream<DynamicNode> compositesThreeLevelsDeepWithArraysOfComposites() {
        Composite two = composite("a b", 1, "a,b]\"");
        String twoText = "(1,\"a,b]\"\"\")";
        Composite middle = composite(
                "x xs y n",
                two,
                PgArray.of(Arrays.asList(two, null)),
                composite("a b", 3, null),
                Composite.of(List.of(), List.of()));
        String middleText = "(" + field(twoText) + "," + field("{" + element(twoText) + ",NULL}") + "," + field("(3,)")
                + "," + field("()") + ")";
        Composite outermost = composite(
                "m ms l c",
                middle,
                PgArray.of(Arrays.asList(middle, null, composite("x xs y n", null, null, null, null))),
                composite("id label", null, "l"),
                PgArray.of(List.of()));
        String outermostText = "(" + field(middleText) + "," + field("{" + element(middleText) + ",NULL,\"(,,,)\"}")
                + "," + field("(,l)") + "," + field("{}") + ")";
        return Stream.of(
                lab().tests("middle", List.of(new Sample(middleText, middle))),
                lab().tests(
                                "outermost",
                                List.of(
                                        new Sample(outermostText, outermost),
                                        new Sample("(,,,)", composite("m ms l c", null, null, null, null)))));
    }

    private static String field(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }

    private static String element(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Composite composite(String names, @Nullable Object... values) {
        return Composite.of(List.of(names.split(" ")), Arrays.asList(values));
    }

    @ParameterizedTest
    @EnumSource(Travel.class)
    void aFieldWhoseTypeWasChangedIsOfItsNewType(Travel travel) {
        Connection connection = lab().connection(travel);
        String type = "changing_" + travel.name().toLowerCase(java.util.Locale.ROOT);
        connection.execute("CREATE TYPE " + type + " AS (a int, b text)");
        assertThat(row(connection, "SELECT '(1,2)'::" + type).get(0)).isEqualTo(composite("a b", 1, "2"));
        connection.execute("ALTER TYPE " + type + " ALTER ATTRIBUTE b TYPE int8, ADD ATTRIBUTE c text");
        Composite now = composite("a b c", 1, 2L, "x");
        assertThat(row(connection, "SELECT '(1,2,x)'::" + type).get(0)).isEqualTo(now);
        assertThat(row(connection, "SELECT $1", Typed.of(type, now)).get(0)).isEqualTo(now);
    }

    private static Row row(Connection connection, String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }
}
