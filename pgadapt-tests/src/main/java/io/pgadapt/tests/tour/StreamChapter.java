package io.pgadapt.tests.tour;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.row.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Stream;

/** Reads more rows than one would keep, as they arrive. */
final class StreamChapter implements Chapter {
    private static final Duration USUAL = Duration.ofHours(6);

    @Override
    public String title() {
        return "A stream of rows, in constant memory";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        narrator.say(
                "Berlin is six hours ahead of New York. Always? All minutes of 2026 come as a stream, and are let go of");
        narrator.say("as they pass; no more than a few thousand rows are in memory at a time.");
        Instant begin = Instant.now();
        try (Cursor<Row> cursor = connection.cursor();
                Stream<Row> minutes = cursor.stream(
                        """
                        SELECT minute AT TIME ZONE 'Europe/Berlin' AS berlin,
                               minute AT TIME ZONE 'America/New_York' AS new_york
                        FROM generate_series($1::timestamptz, $2::timestamptz, '1 minute') AS minute
                        """, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T23:59:00Z"))) {
            Duration exceptions = Duration.ofMinutes(
                    minutes.filter(row -> !USUAL.equals(difference(row))).count());
            narrator.result(
                    "%,d minutes read in %,d ms; for %d days and %d hours of them it is five hours",
                    cursor.rowCount(),
                    Duration.between(begin, Instant.now()).toMillis(),
                    exceptions.toDays(),
                    exceptions.toHoursPart());
        }
        connection.commit();
    }

    private static Duration difference(Row row) {
        return Duration.between(row.get("new_york", LocalDateTime.class), row.get("berlin", LocalDateTime.class));
    }
}
