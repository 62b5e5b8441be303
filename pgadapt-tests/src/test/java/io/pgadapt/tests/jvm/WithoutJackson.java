package io.pgadapt.tests.jvm;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.extras.rows.Rows;
import io.pgadapt.types.json.Json;
import java.util.List;

/** What works with JSON where Jackson is missing. */
final class WithoutJackson {
    record Doc(String doc, List<String> docs) {}

    private WithoutJackson() {}

    /** Reads and sends JSON as text, by the connection that the argument names, and asks for Jackson. */
    public static void main(String[] arguments) {
        System.out.println(Connection.class.getModule());
        try (Connection connection = Pgadapt.connect(arguments[0])) {
            System.out.println(connection
                    .cursor(Rows.record(Doc.class))
                    .execute("SELECT $1::jsonb AS doc, ARRAY[$2::json] AS docs", "{\"a\": 1}", "[2]")
                    .fetchAll());
        }
        try {
            System.out.println(Json.jackson().getClass());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
