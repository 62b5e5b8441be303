package io.pgadapt.tests.tour;

import static io.pgadapt.extras.rows.Rows.record;
import static io.pgadapt.extras.rows.Rows.scalar;

import io.pgadapt.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Reads an array of a composite type into records, and sends one of them back. */
final class CompositeChapter implements Chapter {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public String title() {
        return "Composite types as records: how long is summer?";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        connection.execute("""
                CREATE TYPE summer AS (begins timestamptz, ends timestamptz, time_offset int4);
                CREATE TABLE zone_summers AS
                    SELECT zone, array_agg(ROW(at, until, offset_after)::summer ORDER BY at) AS summers
                    FROM (SELECT *, lead(at) OVER (PARTITION BY zone ORDER BY at) AS until FROM clock_change) AS change
                    WHERE offset_after > offset_before AND until IS NOT NULL
                    GROUP BY zone
                """);
        narrator.say(
                "The server made arrays of a composite type, summer. A record with components of the same names is all");
        narrator.say("that is needed to read them; it is found by the types of the components:");
        narrator.show("""
                record Summer(Instant begins, Instant ends, ZoneOffset timeOffset) {}
                record ZoneSummers(ZoneId zone, List<Summer> summers) {}""");
        List<ZoneSummers> zones = connection
                .cursor(record(ZoneSummers.class))
                .execute(
                        "SELECT zone, summers FROM zone_summers WHERE zone = ANY ($1) ORDER BY zone",
                        List.of(
                                ZoneId.of("America/New_York"),
                                ZoneId.of("Australia/Lord_Howe"),
                                ZoneId.of("Europe/Berlin")))
                .fetchAll();
        Narrator.Table table = narrator.table("zone", "begins", "ends", "days");
        for (ZoneSummers zone : zones) {
            Summer summer = zone.after(NEW_YEAR);
            table.line(zone.zone(), summer.begins(), summer.ends(), summer.days());
        }
        table.print();

        Summer berlin = zones.get(2).after(NEW_YEAR);
        Long alike = connection
                .cursor(scalar(Long.class))
                .execute("SELECT count(*) FROM zone_summers WHERE $1::summer = ANY (summers)", berlin)
                .fetchOne();
        narrator.say("A record is a parameter, too: %,d zones have the very summer of Berlin.", alike);
        connection.commit();
    }
}
