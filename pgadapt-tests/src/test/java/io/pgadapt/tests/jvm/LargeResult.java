package io.pgadapt.tests.jvm;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.row.Row;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads a result of some 90 MB in the way that is asked for. */
public final class LargeResult {
    private static final String QUERY = "SELECT i, repeat('x', 64) FROM generate_series(1, 1000000) i";

    private LargeResult() {}

    /** Takes the connection string and the way. */
    public static void main(String[] arguments) {
        try (Connection connection = Pgadapt.connect(arguments[0]);
                Stream<Row> rows = rows(connection, arguments[1])) {
            long[] seen = new long[2];
            rows.forEach(row -> {
                seen[0]++;
                seen[1] += Objects.requireNonNull(row.getString(1)).length();
            });
            System.out.println(seen[0] + " rows, " + seen[1] + " characters");
        }
    }

    private static Stream<Row> rows(Connection connection, String way) {
        return switch (way) {
            case "stream" -> connection.cursor().stream(QUERY);
            case "named" -> connection.namedCursor("large").stream(QUERY);
            case "prefetch" -> connection.namedCursor("large").prefetch(true).stream(QUERY);
            default -> connection.execute(QUERY).fetchAll().stream();
        };
    }
}
