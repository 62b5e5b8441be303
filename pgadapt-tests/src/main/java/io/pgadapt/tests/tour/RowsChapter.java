package io.pgadapt.tests.tour;

import static io.pgadapt.Named.named;
import static io.pgadapt.extras.rows.Rows.map;

import io.pgadapt.Connection;
import io.pgadapt.row.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows: as they are, with typed getters, and as maps. */
final class RowsChapter implements Chapter {

    @Override
    public String title() {
        return "Rows, and rows as maps";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        narrator.say(
                "The next changes in Berlin and on Lord Howe Island, whose summer is half an hour long, by parameters");
        narrator.say("with names; the values are an Instant, a ZoneOffset and an int:");
        Narrator.Table changes = narrator.table("zone", "at", "offset", "minutes");
        for (Row row : connection.execute(
                """
                SELECT zone, at, offset_after, (offset_after - offset_before) / 60 AS minutes
                FROM clock_change
                WHERE zone IN (:first, :second) AND at BETWEEN :begin AND :begin::timestamptz + '1 year'
                ORDER BY at
                """,
                named("first", ZoneId.of("Europe/Berlin"))
                        .and("second", ZoneId.of("Australia/Lord_Howe"))
                        .and("begin", Instant.parse("2026-01-01T00:00:00Z")))) {
            changes.line(
                    row.getString("zone"),
                    row.get("at", Instant.class),
                    row.get("offset_after", ZoneOffset.class),
                    row.getInt("minutes"));
        }
        changes.print();

        narrator.say("Rows as maps, for what has no class of its own. Where do people change their clocks?");
        Narrator.Table regions = narrator.table("region", "zones", "changing", "share");
        for (Map<String, @Nullable Object> region :
                connection.cursor(map()).execute("""
                        SELECT split_part(name, '/', 1) AS region,
                               count(*) AS zones,
                               count(*) FILTER (WHERE changes) AS changing,
                               round(100.0 * count(*) FILTER (WHERE changes) / count(*), 1) AS percent
                        FROM (SELECT name, EXISTS (SELECT FROM clock_change
                                                   WHERE zone = name AND at >= $1) AS changes
                              FROM zone) AS each
                        GROUP BY region
                        ORDER BY changing DESC, region
                        LIMIT 8
                        """, Instant.parse("2026-01-01T00:00:00Z"))) {
            regions.line(
                    region.get("region"), region.get("zones"), region.get("changing"), region.get("percent") + " %");
        }
        regions.print();
        connection.commit();
    }
}
