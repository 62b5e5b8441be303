package io.pgadapt.tests.bench.types;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL around a family: a table of its values, and one to put them into, both temporary. */
final class Source {
    /** How many values there are. */
    static final int ROWS = 1000;

    /** How many of them are parameters of one statement. */
    static final int PARAMETERS = 100;

    /** All values. */
    static final String SELECT = "SELECT value FROM source";

    /** The values that are parameters. */
    static final String SELECT_PARAMETERS = SELECT + " LIMIT " + PARAMETERS;

    /** Whether all parameters, and nothing else, have been put into the table. */
    static final String CHECK = """
            SELECT count(*) > 0 AND count(*) %% %1$d = 0
                   AND NOT EXISTS (SELECT value::text FROM taken
                                   EXCEPT SELECT value::text FROM (SELECT value FROM source LIMIT %1$d) AS given)
            FROM taken
            """.formatted(PARAMETERS);

    private Source() {}

    /** Makes the tables. */
    static String create(Family family) {
        return "CREATE TEMP TABLE source AS SELECT (%s)::%s AS value FROM generate_series(1, %d) AS i;"
                        .formatted(family.expression(), family.type(), ROWS)
                + "CREATE TEMP TABLE taken (LIKE source)";
    }

    /** Inserts the parameters, whose placeholders are made of their numbers. */
    static String insert(Family family, IntFunction<String> placeholder) {
        return IntStream.rangeClosed(1, PARAMETERS)
                .mapToObj(n -> "(" + placeholder.apply(n) + "::" + family.type() + ")")
                .collect(Collectors.joining(", ", "INSERT INTO taken VALUES ", ""));
    }
}
