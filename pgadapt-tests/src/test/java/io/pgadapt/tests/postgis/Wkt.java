package io.pgadapt.tests.postgis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the text of geometries, which the server and JTS read with parsers of their own.
 *
 * @param ordinates nothing, {@code Z}, {@code M} or {@code ZM}
 */
record Wkt(String ordinates, Random random) {
    static final List<String> ORDINATES = List.of("", "Z", "M", "ZM");
    static final List<String> KINDS = List.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    /** Each kind with each set of ordinates, empty, with an empty part, and full. */
    static List<String> ofEachKind() {
        List<String> all = new ArrayList<>();
        for (String ordinates : ORDINATES) {
            Wkt wkt = new Wkt(ordinates, new Random(1));
            for (String kind : KINDS) {
                all.add(wkt.head(kind) + "EMPTY");
                all.add(wkt.head(kind) + wkt.body(kind, 0));
                if (kind.startsWith("MULTI")) {
                    all.add(wkt.head(kind) + "(" + wkt.body(kind.substring(5), 0) + ", EMPTY)");
                }
            }
            all.add(wkt.head("GEOMETRYCOLLECTION")
                    + KINDS.stream()
                            .flatMap(kind -> Stream.of(wkt.head(kind) + "EMPTY", wkt.head(kind) + wkt.body(kind, 0)))
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        return all;
    }

    /** Any geometry, with nests of collections. */
    static String any(Random random) {
        return new Wkt(pick(ORDINATES, random), random).any(0);
    }

    private String any(int depth) {
        String kind = pick(depth < 4 ? KINDS : KINDS.subList(0, 6), random);
        return head(kind) + (random.nextInt(8) == 0 ? "EMPTY" : body(kind, depth + 1));
    }

    private String head(String kind) {
        return ordinates.isEmpty() ? kind + " " : kind + " " + ordinates + " ";
    }

    private String body(String kind, int depth) {
        return switch (kind) {
            case "POINT" -> "(" + position() + ")";
            case "LINESTRING" -> list(2, this::position);
            case "POLYGON" -> list(1, this::ring);
            case "MULTIPOINT" -> list(1, () -> body("POINT", depth));
            case "MULTILINESTRING" -> list(1, () -> body("LINESTRING", depth));
            case "MULTIPOLYGON" -> list(1, () -> body("POLYGON", depth));
            default -> list(1, () -> any(depth));
        };
    }

    private String ring() {
        String start = position();
        return "(" + start + ", " + position() + ", " + position() + ", " + start + ")";
    }

    private String position() {
        return Stream.generate(this::number).limit(2 + ordinates.length()).collect(Collectors.joining(" "));
    }

    private String number() {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt(-180, 180));
            case 1 -> Double.toString(random.nextGaussian() * 1e300);
            case 2 -> Double.toString(random.nextGaussian() * 1e-300);
            default -> Double.toString(random.nextDouble(-180, 180));
        };
    }

    private String list(int least, Supplier<String> item) {
        return Stream.generate(item).limit(least + random.nextInt(3)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
