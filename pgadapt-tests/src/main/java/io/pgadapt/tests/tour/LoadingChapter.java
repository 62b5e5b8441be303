package io.pgadapt.tests.tour;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.row.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Makes tables and fills them: many rows by one statement, and many statements in one transaction. */
final class LoadingChapter implements Chapter {

    @Override
    public String title() {
        return "When do clocks change? Loading what the JDK knows";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        connection.execute("""
                CREATE TABLE zone (
                    name text PRIMARY KEY
                );
                CREATE TABLE clock_change (
                    zone text REFERENCES zone,
                    at timestamptz,
                    offset_before int4 NOT NULL,
                    offset_after int4 NOT NULL,
                    PRIMARY KEY (zone, at)
                )
                """);

        List<ZoneId> zones = ZoneRulesData.zones();
        List<String> names = zones.stream().map(ZoneId::getId).toList();
        Cursor<Row> inserted = connection.execute("INSERT INTO zone SELECT unnest($1::text[])", names);
        narrator.say("A Java list is an array parameter: one INSERT made %,d zones.", inserted.rowCount());

        List<ClockChange> changes = ZoneRulesData.clockChanges(zones);
        Duration time = insert(connection, changes);
        narrator.say(
                "%,d clock changes followed, each by an INSERT of its own: %,d ms for all.",
                changes.size(), time.toMillis());
        narrator.say(
                "The statement is prepared once; from then on a row costs one round trip. The first parameter is a");
        narrator.say(
                "java.time.ZoneId, which is text in the table, and the last two are ZoneOffsets, which are numbers of");
        narrator.say("seconds there. Such an adapter takes one line:");
        narrator.show("Codecs.INT4.map(ZoneOffset.class, ZoneOffset::ofTotalSeconds, ZoneOffset::getTotalSeconds)");
    }

    private static Duration insert(Connection connection, List<ClockChange> changes) {
        Instant begin = Instant.now();
        try (Cursor<Row> cursor = connection.cursor()) {
            for (ClockChange change : changes) {
                cursor.execute(
                        "INSERT INTO clock_change VALUES ($1, $2, $3, $4)",
                        change.zone(),
                        change.at(),
                        change.offsetBefore(),
                        change.offsetAfter());
            }
        }
        connection.commit();
        return Duration.between(begin, Instant.now());
    }
}
