package io.pgadapt.tests.bench.types;

import io.pgadapt.types.value.Interval;
import io.pgadapt.types.value.Point;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.postgresql.geometric.PGpoint;
import org.postgresql.util.PGInterval;

/** The families of types that both drivers have, with the classes that are natural to each. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas that keep nothing
public enum Family {
    BOOL(
            "bool",
            "i % 3 = 0",
            new PgadaptSide((row, hole) -> hole.consume(row.getBoolean(0)), Boolean.class, value -> (boolean) value),
            new PgjdbcSide(
                    (rows, hole) -> hole.consume(rows.getBoolean(1)),
                    rows -> rows.getBoolean(1),
                    (statement, index, value) -> statement.setBoolean(index, (boolean) value))),
    INT4(
            "int4",
            "hashint4(i)",
            new PgadaptSide((row, hole) -> hole.consume(row.getInt(0)), Integer.class, value -> (int) value),
            new PgjdbcSide(
                    (rows, hole) -> hole.consume(rows.getInt(1)),
                    rows -> rows.getInt(1),
                    (statement, index, value) -> statement.setInt(index, (int) value))),
    INT8(
            "int8",
            "hashint8extended(i, 1)",
            new PgadaptSide((row, hole) -> hole.consume(row.getLong(0)), Long.class, value -> (long) value),
            new PgjdbcSide(
                    (rows, hole) -> hole.consume(rows.getLong(1)),
                    rows -> rows.getLong(1),
                    (statement, index, value) -> statement.setLong(index, (long) value))),
    FLOAT8(
            "float8",
            "sqrt(i) * (i % 7 - 3)",
            new PgadaptSide((row, hole) -> hole.consume(row.getDouble(0)), Double.class, value -> (double) value),
            new PgjdbcSide(
                    (rows, hole) -> hole.consume(rows.getDouble(1)),
                    rows -> rows.getDouble(1),
                    (statement, index, value) -> statement.setDouble(index, (double) value))),
    NUMERIC(
            "numeric",
            "round(hashint4(i) / 100.0, 2)",
            PgadaptSide.of(BigDecimal.class),
            PgjdbcSide.of(
                    rows -> rows.getBigDecimal(1),
                    (statement, index, value) -> statement.setBigDecimal(index, (BigDecimal) value))),
    TEXT(
            "text",
            "substr(md5(i::text), 1, 20)",
            PgadaptSide.of(String.class),
            PgjdbcSide.of(
                    rows -> rows.getString(1),
                    (statement, index, value) -> statement.setString(index, (String) value))),
    BYTEA(
            "bytea",
            "decode(repeat(md5(i::text), 4), 'hex')",
            PgadaptSide.of(byte[].class),
            PgjdbcSide.of(
                    rows -> rows.getBytes(1), (statement, index, value) -> statement.setBytes(index, (byte[]) value))),
    DATE("date", "date '2021-03-04' + i", PgadaptSide.of(LocalDate.class), PgjdbcSide.of(LocalDate.class)),
    TIME(
            "time",
            "time '01:02:03' + i * interval '41.000417 seconds'",
            PgadaptSide.of(LocalTime.class),
            PgjdbcSide.of(LocalTime.class)),
    TIMESTAMP(
            "timestamp",
            "timestamp '2021-03-04 05:06:07' + i * interval '83.000417 seconds'",
            PgadaptSide.of(LocalDateTime.class),
            PgjdbcSide.of(LocalDateTime.class)),
    TIMESTAMPTZ(
            "timestamptz",
            "timestamptz '2021-03-04 05:06:07+00' + i * interval '83.000417 seconds'",
            PgadaptSide.of(OffsetDateTime.class),
            PgjdbcSide.of(OffsetDateTime.class)),
    INTERVAL(
            "interval",
            "make_interval(0, i % 12, 0, i % 29, i % 23, i % 60, i * 0.001)",
            PgadaptSide.of(Interval.class),
            PgjdbcSide.of(PGInterval.class)),
    UUID("uuid", "md5(i::text)::uuid", PgadaptSide.of(UUID.class), PgjdbcSide.of(UUID.class)),
    JSONB(
            "jsonb",
            "jsonb_build_object('id', i, 'name', md5(i::text), 'tags', ARRAY['one', 'two', 'three'], 'note', repeat('abcdefghij ', 9))",
            PgadaptSide.of(String.class),
            PgjdbcSide.of(rows -> rows.getString(1), PgjdbcSide::setOther)),
    INET(
            "inet",
            "inet '10.0.0.0' + i * 7",
            PgadaptSide.of(InetAddress.class),
            PgjdbcSide.of(
                    rows -> rows.getObject(1, InetAddress.class),
                    (statement, index, value) ->
                            PgjdbcSide.setOther(statement, index, ((InetAddress) value).getHostAddress()))),
    POINT("point", "point(i / 8.0, -i / 3.0)", PgadaptSide.of(Point.class), PgjdbcSide.of(PGpoint.class)),
    HSTORE(
            "hstore",
            "hstore(ARRAY['id', i::text, 'name', md5(i::text), 'colour', 'green'])",
            PgadaptSide.of(Map.class),
            PgjdbcSide.of(rows -> rows.getObject(1), PreparedStatement::setObject)),
    /** Twenty numbers: an {@code int[]}, of which pgjdbc makes {@code Integer[]}. */
    INT4_ARRAY(
            "int4[]",
            "ARRAY(SELECT i * 1000 + k FROM generate_series(1, 20) AS k)",
            PgadaptSide.of(int[].class),
            PgjdbcSide.array("int4", Family::ints)),
    /** Twenty numbers as objects. */
    INT4_LIST(
            "int4[]",
            "ARRAY(SELECT i * 1000 + k FROM generate_series(1, 20) AS k)",
            PgadaptSide.of(List.class),
            PgjdbcSide.array("int4", UnaryOperator.identity())),
    /** Five texts. */
    TEXT_ARRAY(
            "text[]",
            "ARRAY(SELECT substr(md5(i * k || ''), 1, 10) FROM generate_series(1, 5) AS k)",
            PgadaptSide.of(String[].class),
            PgjdbcSide.array("text", UnaryOperator.identity())),
    /** Twenty numbers. */
    FLOAT8_ARRAY(
            "float8[]",
            "ARRAY(SELECT sqrt(i * 100 + k) FROM generate_series(1, 20) AS k)",
            PgadaptSide.of(double[].class),
            PgjdbcSide.array("float8", Family::doubles));

    private final String type;
    private final String expression;
    private final PgadaptSide pgadapt;
    private final PgjdbcSide pgjdbc;

    Family(String type, String expression, PgadaptSide pgadapt, PgjdbcSide pgjdbc) {
        this.type = type;
        this.expression = expression;
        this.pgadapt = pgadapt;
        this.pgjdbc = pgjdbc;
    }

    /** Returns the type's name in SQL. */
    String type() {
        return type;
    }

    /** Returns the SQL that makes a value of a number {@code i}. */
    String expression() {
        return expression;
    }

    PgadaptSide pgadapt() {
        return pgadapt;
    }

    PgjdbcSide pgjdbc() {
        return pgjdbc;
    }

    private static int[] ints(Object boxed) {
        return Arrays.stream((Integer[]) boxed).mapToInt(Integer::intValue).toArray();
    }

    private static double[] doubles(Object boxed) {
        return Arrays.stream((Double[]) boxed).mapToDouble(Double::doubleValue).toArray();
    }
}
