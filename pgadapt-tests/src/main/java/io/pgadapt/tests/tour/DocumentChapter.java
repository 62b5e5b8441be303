package io.pgadapt.tests.tour;

import static io.pgadapt.extras.rows.Rows.scalar;

import io.pgadapt.Connection;
import io.pgadapt.row.Row;
import java.time.ZoneId;
import java.util.Objects;

/** Stores objects as JSON documents, lets the server look into them, and reads them again. */
final class DocumentChapter implements Chapter {

    @Override
    public String title() {
        return "Objects as JSON documents: the law";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        connection.execute("ALTER TABLE zone ADD laws jsonb");
        int zones = 0;
        for (ZoneId zone : ZoneRulesData.zones()) {
            Laws laws = ZoneRulesData.laws(zone);
            if (!laws.laws().isEmpty()) {
                connection.execute("UPDATE zone SET laws = $1 WHERE name = $2", laws, zone);
                zones++;
            }
        }
        narrator.say(
                "%,d zones have laws for the years to come. Each became an object of class Laws, and by Jackson a",
                zones);
        narrator.say("document; the statement is an ordinary one:");
        narrator.show("connection.execute(\"UPDATE zone SET laws = $1 WHERE name = $2\", laws, zone);");

        narrator.say("The server can look into documents. In which months do clocks change?");
        Narrator.Table months = narrator.table("month", "changes");
        for (Row row : connection.execute("""
                SELECT law->>'month' AS month, count(*) AS changes
                FROM zone, jsonb_array_elements(laws->'laws') AS law
                GROUP BY month
                ORDER BY changes DESC, month
                """)) {
            months.line(row.getString("month"), row.getLong("changes"));
        }
        months.print();

        Laws berlin = Objects.requireNonNull(connection
                .cursor(scalar(Laws.class))
                .execute("SELECT laws FROM zone WHERE name = $1", ZoneId.of("Europe/Berlin"))
                .fetchOne());
        narrator.say("And they come back as what they were; those of Berlin:");
        Narrator.Table table = narrator.table("month", "from day", "weekday", "time");
        berlin.laws().forEach(law -> table.line(law.month(), law.day(), law.weekday(), law.time()));
        table.print();
        connection.commit();
    }
}
