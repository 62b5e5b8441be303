package io.pgadapt.tests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.tests.server.PgTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@PgTest
class TourTest {
    @Test
    void tellsItsStoryAndCleansUp(PgDatabase database) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Tour.run(database.dsn(), new PrintStream(bytes, true, StandardCharsets.UTF_8));

        List<String> geometry = PgServer.shared().hasExtension("postgis")
                ? List.of(
                        "America/New_York     -74.01     6402   -4",
                        "a LineString of 9 points",
                        "POINT (159.08 -31.55)")
                : List.of("This server does not let us use PostGIS");
        assertThat(bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
                .contains("Connected to PostgreSQL ")
                .containsPattern("one INSERT made [45]\\d\\d zones")
                .containsPattern("[\\d,]+ clock changes followed")
                .contains("Europe/Berlin        2026-03-29T01:00:00Z  +02:00  60")
                .contains("Australia/Lord_Howe  2026-04-04T15:00:00Z  +10:30  -30")
                .containsPattern("Europe +\\d+ +\\d+ +\\d+\\.\\d %")
                .containsPattern("Of [\\d,]+ changes that both know, [\\d,]+ are disputed")
                .containsPattern("\\+60 min +\\d+ +\\d+")
                .containsPattern("Where did clocks jump by \\+30 min\\?\n\n .*Australia/Lord_Howe")
                .contains("America/New_York     2026-03-08T07:00:00Z  2026-11-01T06:00:00Z  237")
                .contains("Europe/Berlin        2026-03-29T01:00:00Z  2026-10-25T01:00:00Z  210")
                .containsPattern("[1-9]\\d zones have the very summer of Berlin")
                .containsPattern("[\\d,]+ zones have laws for the years to come")
                .containsPattern("MARCH +\\d+\n")
                .containsPattern("OCTOBER +-?\\d+ +SUNDAY +\\d\\d:00\n")
                .contains(geometry)
                .containsPattern(
                        "525,600 minutes read in [\\d,]+ ms; for 27 days and 23 hours of them it is five hours")
                .contains("UniqueViolation: duplicate key value")
                .contains("the constraint is zone_pkey on table zone")
                .contains("Key (name)=(Europe/Berlin) already exists.")
                .contains("SELECT zone, att FROM clock_change\n                         ^")
                .contains("The tour is over");
        assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'pgadapt%'"))
                .isEmpty();
    }
}
