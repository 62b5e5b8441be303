package io.pgadapt.tests.tour;

import static io.pgadapt.extras.rows.Rows.scalar;

import io.pgadapt.Connection;
import io.pgadapt.row.Row;
import io.pgadapt.types.Codecs;
import java.time.Duration;
import java.util.stream.Collectors;

/** Teaches a connection a class of the application's own. */
final class OwnClassChapter implements Chapter {

    @Override
    public String title() {
        return "A class of one's own: the jump";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        narrator.say(
                "In the table a jump is a difference of seconds; in the application it is a Jump. One line says so, here");
        narrator.say("to this connection alone:");
        narrator.show("connection.types(t -> t.codec(Codecs.INT4.map(Jump.class, Jump::ofSeconds, Jump::seconds)));");
        connection.types(types -> types.codec(Codecs.INT4.map(Jump.class, Jump::ofSeconds, Jump::seconds)));

        narrator.say("From now on a Jump is a result wherever one is asked for. Not all are an hour:");
        Narrator.Table jumps = narrator.table("jump", "times", "zones");
        for (Row row : connection.execute("""
                SELECT offset_after - offset_before AS jump, count(*) AS times, count(DISTINCT zone) AS zones
                FROM clock_change
                GROUP BY jump
                ORDER BY times DESC, jump
                LIMIT 6
                """)) {
            jumps.line(row.get("jump", Jump.class), row.getLong("times"), row.getLong("zones"));
        }
        jumps.print();

        Jump halfAnHour = new Jump(Duration.ofMinutes(30));
        narrator.say("And it is a parameter. Where did clocks jump by %s?", halfAnHour);
        narrator.show(connection
                .cursor(scalar(String.class))
                .execute(
                        "SELECT DISTINCT zone FROM clock_change WHERE offset_after - offset_before = $1 ORDER BY zone",
                        halfAnHour)
                .fetchAll()
                .stream()
                .collect(Collectors.joining(", ")));
        connection.commit();
    }
}
