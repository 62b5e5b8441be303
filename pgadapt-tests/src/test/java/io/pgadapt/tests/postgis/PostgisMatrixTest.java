package io.pgadapt.tests.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.Literals;
import io.pgadapt.types.postgis.Postgis;
import io.pgadapt.types.value.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.slf4j.LoggerFactory;

/**
 * All kinds of geometries with all ordinates, as the server reads their text: what a library makes of them goes back and is
 * the same, bit by bit.
 */
@PgTest
@RequiresServer(extensions = "postgis")
class PostgisMatrixTest {
    private static final Map<String, CodecModule> LIBRARIES =
            Map.of("jts", Postgis.jts(), "geometry", Postgis.geometry());
    private static final int RANDOM_BATCHES = 30;
    private static final int BATCH = 100;

    private PgDatabase database;

    @BeforeEach
    void create(PgDatabase fresh) {
        database = fresh;
        database.execute(
                "CREATE EXTENSION postgis",
                "CREATE DOMAIN place AS geometry",
                "CREATE TYPE spot AS (id int, geom geometry, path geometry[])",
                "CREATE TABLE sent (one geometry, many geometry[], spot spot, place place, earth geography)");
    }

    private Connection connect(String library, ExecutionMode mode) {
        CodecModule module = Objects.requireNonNull(LIBRARIES.get(library));
        Connection connection =
                Pgadapt.builder(database.dsn()).install(module).build().connect();
        connection.executionMode(mode);
        return connection;
    }

    private static Row row(Connection connection, String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(connection.execute(sql, parameters).fetchOne());
    }

    static Stream<Arguments> combinations() {
        return LIBRARIES.keySet().stream()
                .flatMap(library -> Arrays.stream(ExecutionMode.values()).map(mode -> Arguments.of(library, mode)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyKindGoesAndComesEverywhere(String library, ExecutionMode mode) {
        try (Connection connection = connect(library, mode)) {
            for (String wkt : Wkt.ofEachKind()) {
                for (String source : List.of(wkt, "SRID=4326;" + wkt)) {
                    Object read = read(connection, source);
                    connection.execute("TRUNCATE sent");
                    connection.execute(
                            "INSERT INTO sent VALUES ($1, $2, $3, $4)",
                            read,
                            Typed.of("geometry[]", Arrays.asList(read, null)),
                            Typed.of(
                                    "spot",
                                    Composite.of(List.of("id", "geom", "path"), List.of(7, read, List.of(read)))),
                            read);
                    assertThat(row(connection, """
                                    SELECT ST_AsEWKT(one) = ST_AsEWKT(source) AND ST_OrderingEquals(one, source),
                                           ST_AsEWKB(one) = ST_AsEWKB(source),
                                           ST_AsEWKB(many[1]) = ST_AsEWKB(source) AND many[2] IS NULL,
                                           ST_AsEWKB((spot).geom) = ST_AsEWKB(source),
                                           ST_AsEWKB((spot).path[1]) = ST_AsEWKB(source),
                                           ST_AsEWKB(place) = ST_AsEWKB(source)
                                    FROM sent, CAST($1::text AS geometry) AS source
                                    """, source).values()).as(source).containsOnly(true);
                }
            }
        }
    }

    /** Reads a geometry from four places, and checks that all are of the class that JTS or postgis-geometry has for it. */
    private static Object read(Connection connection, String source) {
        Row row = row(connection, """
                SELECT g, ARRAY[NULL, g], ROW(7, g, ARRAY[g])::spot, g::place
                FROM CAST($1::text AS geometry) AS g
                """, source);
        Object read = Objects.requireNonNull(row.get(0));
        assertThat(read.getClass().getSimpleName().toUpperCase(Locale.ROOT))
                .isEqualTo(source.replaceFirst("^SRID=4326;", "").split(" ", 2)[0]);
        String bits = bits(connection, read);
        List<?> many = (List<?>) Objects.requireNonNull(row.get(1));
        Composite spot = (Composite) Objects.requireNonNull(row.get(2));
        List<?> path = (List<?>) Objects.requireNonNull(spot.get("path"));
        assertThat(many.get(0)).isNull();
        assertThat(Stream.of(many.get(1), spot.get("geom"), path.get(0), row.get(3)))
                .as(source)
                .allSatisfy(other -> assertThat(bits(connection, Objects.requireNonNull(other)))
                        .isEqualTo(bits));
        return read;
    }

    private static String bits(Connection connection, Object geometry) {
        return Literals.literal(geometry, CodecContext.defaults().withRegistry(connection.types()));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void randomGeometriesComeBack(String library, ExecutionMode mode) {
        Random random = random();
        try (Connection connection = connect(library, mode)) {
            for (int batch = 0; batch < RANDOM_BATCHES; batch++) {
                List<String> texts = texts(random);
                Object geometries = row(connection, "SELECT array_agg(t::geometry) FROM unnest($1::text[]) AS t", texts)
                        .get(0);
                requireSame(connection, geometries, texts);
            }
        }
    }

    /** What the application makes, not only what was read before. */
    @Test
    void randomGeometriesOfAnApplicationArrive() throws ParseException {
        Random random = random();
        try (Connection connection = connect("jts", ExecutionMode.CACHED)) {
            for (int batch = 0; batch < RANDOM_BATCHES; batch++) {
                List<String> texts = new ArrayList<>();
                List<Geometry> geometries = new ArrayList<>();
                for (String text : texts(random)) {
                    String wkt = text.replaceFirst("^SRID=\\d+;", "");
                    Geometry geometry = new WKTReader().read(wkt);
                    geometry.setSRID(wkt.equals(text) ? 0 : 25832);
                    // a Z that nothing but the text of an empty geometry tells is lost in JTS
                    if (!geometry.isEmpty()) {
                        texts.add(text);
                        geometries.add(geometry);
                    }
                }
                requireSame(connection, geometries, texts);
            }
        }
    }

    private static Random random() {
        long seed = System.nanoTime();
        LoggerFactory.getLogger(PostgisMatrixTest.class).warn("random geometries of seed {}", seed);
        return new Random(seed);
    }

    private static List<String> texts(Random random) {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> (i % 2 == 0 ? "" : "SRID=25832;") + Wkt.any(random))
                .toList();
    }

    private static void requireSame(Connection connection, @Nullable Object geometries, List<String> texts) {
        assertThat(row(connection, """
                        SELECT array_agg(t) FILTER (WHERE ST_AsEWKB(g) <> ST_AsEWKB(t::geometry)), count(g)
                        FROM unnest($1, $2) AS u (g, t)
                        """, Typed.of("geometry[]", geometries), Typed.of("text[]", texts))
                        .values())
                .containsExactly(null, (long) texts.size());
    }
}
