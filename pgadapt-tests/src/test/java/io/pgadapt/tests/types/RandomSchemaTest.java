package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pgadapt;
import io.pgadapt.Typed;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.row.Row;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.Codecs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tables of types that were made up, with rows that were made up, written and read in every way. What fails, fails again
 * with {@code -Dpgadapt.seed=} and the number in the message; {@code -Dpgadapt.schemas=} asks for more of them.
 */
@PgTest
@RequiresServer(version = 14, extensions = "hstore")
class RandomSchemaTest {
    private static final long SEED = Long.getLong("pgadapt.seed", new Random().nextLong());
    private static final int SCHEMAS = Integer.getInteger("pgadapt.schemas", 25);
    private static final int ROWS = 50;
    private static final int MAX_COLUMNS = 6;
    private static final int DEPTH = 4;

    /** A table, its columns, and its rows. */
    private record Table(String name, List<RandomType> columns, List<List<@Nullable Object>> rows) {
        private static Table of(String name, RandomSchema schema, Random random) {
            List<RandomType> columns = Stream.generate(() -> schema.type(DEPTH))
                    .limit(1 + random.nextInt(MAX_COLUMNS))
                    .toList();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                List<@Nullable Object> row = new ArrayList<>();
                columns.forEach(column -> row.add(column.valueOrNull(random)));
                rows.add(row);
            }
            return new Table(name, columns, rows);
        }

        private String creation() {
            return IntStream.range(0, columns.size())
                    .mapToObj(i -> "c" + i + " " + columns.get(i).sql())
                    .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (writer text, id int, ", ")"));
        }
    }

    @Test
    void whatIsWrittenIsReadInEveryFormatAndMode(PgDatabase database) {
        try {
            check(database, new Random(SEED));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("run it again with -Dpgadapt.seed=" + SEED, e);
        }
    }

    private static void check(PgDatabase database, Random random) {
        RandomSchema schema = new RandomSchema(random);
        List<Table> tables = IntStream.range(0, SCHEMAS)
                .mapToObj(i -> Table.of("t" + i, schema, random))
                .toList();
        database.execute("CREATE EXTENSION hstore");
        database.execute(schema.ddl().toArray(String[]::new));
        database.execute(tables.stream().map(Table::creation).toArray(String[]::new));
        Map<String, Connection> connections = connect(database.dsn("options=-c%20TimeZone%3DUTC"));
        try {
            for (Table table : tables) {
                connections.forEach((writer, connection) -> write(table, writer, connection));
                connections.forEach((reader, connection) -> read(table, reader, connection, connections.size()));
                compare(table, database);
            }
        } finally {
            connections.values().forEach(Connection::close);
        }
    }

    /** Bytes are compared by what they are; everything else is as the driver has it by default. */
    private static Map<String, Connection> connect(String dsn) {
        Pgadapt pg = Pgadapt.builder(dsn)
                .types(types ->
                        types.defaultCodec(Codecs.BYTEA.map(ByteBuffer.class, ByteBuffer::wrap, ByteBuffer::array)))
                .build();
        Map<String, Connection> connections = new LinkedHashMap<>();
        for (Travel travel : Travel.values()) {
            connections.put(travel.name(), travel.connect(pg));
        }
        connections.put("default", pg.connect().autocommit(true));
        connections.put("unnamed", pg.connect().autocommit(true).executionMode(ExecutionMode.UNNAMED));
        return connections;
    }

    private static void write(Table table, String writer, Connection connection) {
        List<@Nullable Object> parameters = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        // nobody tells the client the types of what it writes into the statement
        boolean isLiteral = connection.executionMode() == ExecutionMode.SIMPLE;
        for (List<@Nullable Object> row : table.rows()) {
            int before = parameters.size();
            rows.add(IntStream.rangeClosed(1, row.size())
                    .mapToObj(i -> "$" + (before + i))
                    .collect(Collectors.joining(", ", "('" + writer + "', " + rows.size() + ", ", ")")));
            for (int i = 0; i < row.size(); i++) {
                String type = table.columns().get(i).sql();
                parameters.add(isLiteral ? Typed.of(type, row.get(i)) : row.get(i));
            }
        }
        connection.execute("INSERT INTO " + table.name() + " VALUES " + String.join(", ", rows), parameters.toArray());
    }

    private static void read(Table table, String reader, Connection connection, int writers) {
        Cursor<Row> cursor = connection.execute("SELECT * FROM " + table.name() + " ORDER BY writer, id");
        Mismatches mismatches = new Mismatches();
        for (Row row : cursor) {
            List<@Nullable Object> values = row.values();
            String writer = (String) values.get(0);
            int id = (Integer) Objects.requireNonNull(values.get(1));
            for (int i = 0; i < table.columns().size(); i++) {
                String type = table.columns().get(i).sql();
                mismatches.compare(
                        values.get(i + 2),
                        table.rows().get(id).get(i),
                        () -> type + ", written by " + writer + ", read by " + reader);
            }
        }
        mismatches.verify();
        assertThat(cursor.rowCount()).isEqualTo((long) ROWS * writers);
    }

    /** To the server, all that was written must be the same. */
    private static void compare(Table table, PgDatabase database) {
        String columns = IntStream.range(0, table.columns().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
        assertThat(database.query("SELECT id, array_agg(DISTINCT ROW(" + columns + ")::text) FROM " + table.name()
                        + " GROUP BY id HAVING count(DISTINCT ROW(" + columns + ")::text) > 1"))
                .as(table.toString())
                .isEmpty();
    }
}
