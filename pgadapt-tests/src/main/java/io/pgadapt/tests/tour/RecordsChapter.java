package io.pgadapt.tests.tour;

import static io.pgadapt.extras.rows.Fetch.one;
import static io.pgadapt.extras.rows.Rows.record;
import static io.pgadapt.extras.rows.Rows.scalar;

import io.pgadapt.Connection;
import java.util.List;

/** Reads rows as records whose components are of classes with adapters, and checks the server against the JDK. */
final class RecordsChapter implements Chapter {

    @Override
    public String title() {
        return "Rows as records: does the server agree with the JDK?";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        narrator.say(
                "PostgreSQL has time-zone rules of its own. Changes on which the two differ become records; a column");
        narrator.say("such as offset_after finds the component offsetAfter:");
        narrator.show(
                "List<ClockChange> disputed = connection.cursor(record(ClockChange.class)).execute(...).fetchAll();");
        List<ClockChange> disputed =
                connection.cursor(record(ClockChange.class)).execute("""
                        SELECT zone, at, offset_before, offset_after
                        FROM clock_change JOIN pg_timezone_names ON name = zone
                        WHERE (at AT TIME ZONE zone) - (at AT TIME ZONE 'UTC') <> make_interval(secs => offset_after)
                        ORDER BY at DESC, zone
                        """).fetchAll();
        long compared = one(connection
                .cursor(scalar(Long.class))
                .execute("SELECT count(*) FROM clock_change JOIN pg_timezone_names ON name = zone"));
        narrator.say("Of %,d changes that both know, %,d are disputed%s", compared, disputed.size(), verdict(disputed));
        if (!disputed.isEmpty()) {
            print(disputed, narrator.table("zone", "at", "the JDK says"));
        }
        connection.commit();
    }

    private static String verdict(List<ClockChange> disputed) {
        return disputed.isEmpty() ? "." : ": one of the two has older rules. The latest, as records:";
    }

    private static void print(List<ClockChange> disputed, Narrator.Table table) {
        disputed.stream()
                .limit(3)
                .forEach(change -> table.line(
                        change.zone(), change.at(), change.offsetBefore() + " becomes " + change.offsetAfter()));
        table.print();
    }
}
