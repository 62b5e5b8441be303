package io.pgadapt.tests.types;

import io.pgadapt.types.Literals;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Ranges and multiranges with bounds of every kind, over every subtype and over those of the user. */
class RangeFamilyTest extends LabTest {
    private static final List<String> BRACKETS = List.of("[)", "()", "[]", "(]");

    /** A range type: what its multirange is called, and literals of its subtype in ascending order. */
    private record Kind(String range, String multirange, String subtype, List<String> bounds) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("int4range", "int4multirange", "int4", List.of("-2147483648", "-1", "7", "2147483646")),
            new Kind(
                    "int8range", "int8multirange", "int8", List.of("-9223372036854775808", "0", "9223372036854775806")),
            new Kind("numrange", "nummultirange", "numeric", List.of("-Infinity", "-1.50", "0", "1e30", "NaN")),
            new Kind(
                    "daterange",
                    "datemultirange",
                    "date",
                    List.of("-infinity", "0044-03-15 BC", "2024-02-29", "infinity")),
            new Kind(
                    "tsrange",
                    "tsmultirange",
                    "timestamp",
                    List.of("-infinity", "1999-12-31 23:59:59.999999", "infinity")),
            new Kind(
                    "tstzrange",
                    "tstzmultirange",
                    "timestamptz",
                    List.of("-infinity", "0044-03-15 12:00:00+00 BC", "2024-03-31 01:00:00+00", "infinity")),
            new Kind(
                    "words",
                    "words_multirange",
                    "text",
                    List.of("", " ", "\"\\", "(,)", "NULL", "[a,b)", "a,b", "b c", "empty", "é😀")),
            new Kind("floats", "floats_multirange", "float8", List.of("-Infinity", "-0.1", "1e300", "Infinity", "NaN")),
            new Kind("moods", "moods_multirange", "mood", List.of("sad", "it's ok", "a,b]")),
            new Kind("smalls", "smalls_multirange", "small", List.of("-5", "0", "99")),
            new Kind("pairs", "pairs_multirange", "pair", List.of("(1,\"a,b]\")", "(1,)", "(2,\"x\"\"\\\\\")", "(,)")),
            new Kind("lists", "lists_multirange", "int4[]", List.of("{}", "{1,2}", "{1,NULL}", "{2}")),
            new Kind("spans", "spans_multirange", "words", List.of("empty", "(,b)", "[a,\"b,c\")", "[a,)")));

    @Override
    String[] setup() {
        return new String[] {
            "CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'a,b]')",
            "CREATE DOMAIN small AS int2",
            "CREATE TYPE pair AS (a int, b text)",
            "CREATE TYPE words AS RANGE (subtype = text, collation = \"C\")",
            "CREATE TYPE floats AS RANGE (subtype = float8, subtype_diff = float8mi)",
            "CREATE TYPE moods AS RANGE (subtype = mood)",
            "CREATE TYPE smalls AS RANGE (subtype = small)",
            "CREATE TYPE pairs AS RANGE (subtype = pair)",
            "CREATE TYPE lists AS RANGE (subtype = int4[])",
            "CREATE TYPE spans AS RANGE (subtype = words)"
        };
    }

    @TestFactory
    Stream<DynamicNode> rangesWithBoundsOfEveryKind() {
        return KINDS.stream().map(this::ranges);
    }

    @TestFactory
    Stream<DynamicNode> multirangesOfNoneOneAndTwo() {
        return KINDS.stream().map(this::multiranges);
    }

    private DynamicContainer ranges(Kind kind) {
        return lazily(kind.range(), () -> ranges(kind, values(kind)));
    }

    private DynamicContainer multiranges(Kind kind) {
        return lazily(kind.multirange(), () -> multiranges(kind, values(kind)));
    }

    /** Values are asked for when the tests run. */
    private DynamicContainer lazily(String type, java.util.function.Supplier<List<Sample>> samples) {
        return DynamicContainer.dynamicContainer(type, Stream.of(type).map(name -> lab().tests(name, samples.get())));
    }

    /** Returns the Java values of a kind's bounds, as its subtype's codec reads them. */
    private List<Object> values(Kind kind) {
        List<Object> values = new ArrayList<>();
        for (String bound : kind.bounds()) {
            values.add(Objects.requireNonNull(Objects.requireNonNull(lab().connection(Travel.TEXT)
                            .execute("SELECT " + Literals.quote(bound) + "::" + kind.subtype())
                            .fetchOne())
                    .get(0)));
        }
        return values;
    }

    private static List<Sample> ranges(Kind kind, List<Object> values) {
        boolean discrete = List.of("int4range", "int8range", "daterange").contains(kind.range());
        List<Sample> samples = new ArrayList<>(List.of(new Sample("empty", Range.empty())));
        int last = values.size() - 1;
        for (String brackets : BRACKETS) {
            samples.add(new Sample(text(null, null, brackets), Range.all()));
            for (int i = 0; i <= last; i++) {
                String bound = kind.bounds().get(i);
                Object value = values.get(i);
                // the server brings what has a next value into the form [a,b)
                samples.add(new Sample(text(bound, null, brackets), discrete ? null : Range.of(value, null, brackets)));
                samples.add(new Sample(text(null, bound, brackets), discrete ? null : Range.of(null, value, brackets)));
                String next = kind.bounds().get(Math.min(i + 1, last));
                boolean something = i < last || brackets.equals("[]");
                samples.add(new Sample(
                        text(bound, next, brackets),
                        discrete
                                ? null
                                : something
                                        ? Range.of(value, values.get(Math.min(i + 1, last)), brackets)
                                        : Range.empty()));
            }
        }
        return samples.stream().distinct().toList();
    }

    private static List<Sample> multiranges(Kind kind, List<Object> values) {
        String a = kind.bounds().get(0);
        String b = kind.bounds().get(1);
        String c = kind.bounds().get(2);
        boolean discrete = List.of("int4range", "int8range", "daterange").contains(kind.range());
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample("{}", Multirange.of()));
        samples.add(new Sample("{empty}", Multirange.of()));
        samples.add(new Sample("{(,)}", Multirange.of(Range.all())));
        samples.add(new Sample("{" + text(a, b, "[)") + "}", Multirange.of(Range.of(values.get(0), values.get(1)))));
        // those that touch are merged
        samples.add(new Sample(
                "{" + text(a, b, "[)") + "," + text(b, c, "[)") + ",empty}",
                Multirange.of(Range.of(values.get(0), values.get(2)))));
        samples.add(new Sample(
                "{" + text(b, c, "()") + "," + text(null, b, "()") + "}",
                discrete
                        ? null
                        : Multirange.of(
                                Range.of(null, values.get(1), "()"), Range.of(values.get(1), values.get(2), "()"))));
        return samples;
    }

    private static String text(@Nullable String lower, @Nullable String upper, String brackets) {
        return brackets.charAt(0) + quoted(lower) + "," + quoted(upper) + brackets.charAt(1);
    }

    private static String quoted(@Nullable String bound) {
        return bound == null ? "" : '"' + bound.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
