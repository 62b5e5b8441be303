package io.pgadapt.tests.tour;

import static io.pgadapt.extras.rows.Rows.scalar;

import io.pgadapt.Connection;
import io.pgadapt.errors.sqlstate.UndefinedColumn;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import java.time.ZoneId;

/** A transaction that fails and leaves nothing behind, and what errors tell. */
final class FailureChapter implements Chapter {

    @Override
    public String title() {
        return "Errors, and a transaction that never was";
    }

    @Override
    public void tell(Connection connection, Narrator narrator) {
        long before = zones(connection);
        narrator.say("A transaction deletes clock changes, makes a zone, and then makes one that is there already:");
        try {
            connection.execute("DELETE FROM clock_change WHERE zone = $1", ZoneId.of("Europe/Berlin"));
            connection.execute("INSERT INTO zone VALUES ('Middle-earth/Hobbiton')");
            connection.execute("INSERT INTO zone VALUES ($1)", ZoneId.of("Europe/Berlin"));
            connection.commit();
        } catch (UniqueViolation e) {
            narrator.error(e);
            narrator.say(
                    "Each SQLSTATE has a class of its own, here that of %s, and all fields of the server's answer are there:",
                    e.sqlState());
            narrator.say(
                    "the constraint is %s on table %s.",
                    e.diagnostic().constraintName(), e.diagnostic().tableName());
            connection.rollback();
        }
        narrator.say("After the rollback there are %,d zones, as many as before (%,d).", zones(connection), before);

        narrator.say("A mistake in the SQL is shown where it is:");
        try {
            connection.execute("SELECT zone, att FROM clock_change");
        } catch (UndefinedColumn e) {
            narrator.error(e);
        }
        connection.rollback();
    }

    private static long zones(Connection connection) {
        return connection
                .cursor(scalar(Long.class))
                .execute("SELECT count(*) FROM zone")
                .fetchAll()
                .get(0);
    }
}
