package io.pgadapt.tests.types;

import io.pgadapt.types.value.BitString;
import io.pgadapt.types.value.Circle;
import io.pgadapt.types.value.Inet;
import io.pgadapt.types.value.Interval;
import io.pgadapt.types.value.LineSegment;
import io.pgadapt.types.value.Lsn;
import io.pgadapt.types.value.MacAddress;
import io.pgadapt.types.value.Point;
import io.pgadapt.types.value.TsVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types that no user made, with makers of values that the server gives back just as they are. */
final class RandomValues {
    static final List<RandomType> TYPES = List.of(
            RandomType.of("bool", Random::nextBoolean),
            RandomType.ordered("int2", random -> (short) random.nextInt()),
            RandomType.ordered("int4", Random::nextInt),
            RandomType.ordered("int8", Random::nextLong),
            RandomType.of("oid", random -> random.nextLong() >>> 32),
            RandomType.of("float4", random -> Float.intBitsToFloat(random.nextInt())),
            RandomType.ordered("float8", RandomValues::real),
            RandomType.ordered("numeric", RandomValues::decimal),
            RandomType.of("text", RandomValues::text),
            RandomType.of("varchar", RandomValues::text),
            RandomType.of("json", RandomValues::json),
            RandomType.of("jsonb", RandomValues::json),
            RandomType.of("bytea", random -> ByteBuffer.wrap(bytes(random, random.nextInt(10)))),
            RandomType.of("uuid", random -> new UUID(random.nextLong(), random.nextLong())),
            RandomType.ordered("date", RandomValues::date),
            RandomType.ordered("time", RandomValues::time),
            RandomType.of("timetz", random -> time(random).atOffset(offset(random))),
            RandomType.ordered("timestamp", random -> date(random).atTime(time(random))),
            RandomType.ordered(
                    "timestamptz", random -> date(random).atTime(time(random)).atOffset(ZoneOffset.UTC)),
            RandomType.of(
                    "interval", random -> new Interval(random.nextInt(), random.nextInt(), random.nextLong() >> 9)),
            RandomType.of("inet", RandomValues::address),
            RandomType.of("macaddr", random -> new MacAddress(random.nextLong() >>> 16, 6)),
            RandomType.of("varbit", random -> BitString.parse(bits(random))),
            RandomType.of("point", RandomValues::point),
            RandomType.of("lseg", random -> new LineSegment(point(random), point(random))),
            RandomType.of("circle", random -> new Circle(point(random), Math.abs(real(random)))),
            RandomType.of("pg_lsn", random -> new Lsn(random.nextLong())),
            RandomType.of("tsvector", random -> TsVector.parse("'a b':" + (1 + random.nextInt(9)) + " 'it''s'")),
            RandomType.of("hstore", RandomValues::map));

    private static final List<String> JSON =
            List.of("null", "1", "-2.50", "\"é\\\"\"", "[1, {\"a\": null}]", "{\"a]\": \"b,c\"}", "{}", "\"null\"");

    private static final List<String> CHARACTERS = List.of(
            "a", "Z", "0", " ", "\t", "\n", "\r", "\"", "'", "\\", ",", ";", "(", ")", "[", "]", "{", "}", "=>", "NULL",
            "empty", "é", "€", "😀", "e\u0301", "\uFEFF", "\u2028", "\u0001", "\u007F", "\u0080", "$1", "%", ":a",
            "--");

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final LocalDate FIRST_DAY = LocalDate.of(-4712, 1, 1);
    private static final int DAYS = 100_000_000;

    private RandomValues() {}

    static String text(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> CHARACTERS.get(random.nextInt(CHARACTERS.size())))
                .collect(Collectors.joining());
    }

    private static String json(Random random) {
        return JSON.get(random.nextInt(JSON.size()));
    }

    /** There is one zero on the server where ranges are concerned, and there are two in Java. */
    private static double real(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(value) || value == 0 ? random.nextGaussian() : value;
    }

    /** Numbers that are equal must have equal scales, too. */
    private static BigDecimal decimal(Random random) {
        return new BigDecimal(new BigInteger(1 + random.nextInt(200), random), random.nextInt(30))
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private static LocalDate date(Random random) {
        return FIRST_DAY.plusDays(random.nextInt(random.nextBoolean() ? DAYS : DAYS / 30));
    }

    private static LocalTime time(Random random) {
        long micros = Math.floorMod(random.nextLong(), MICROS_PER_DAY);
        return LocalTime.ofNanoOfDay((random.nextBoolean() ? micros : micros / 1_000_000 * 1_000_000) * 1000);
    }

    private static ZoneOffset offset(Random random) {
        return ZoneOffset.ofTotalSeconds(random.nextInt(2 * 57_599 + 1) - 57_599);
    }

    private static Inet address(Random random) {
        int length = random.nextBoolean() ? 4 : 16;
        return Inet.of(bytes(random, length), random.nextInt(length * 8 + 1));
    }

    private static Point point(Random random) {
        return new Point(real(random), real(random));
    }

    private static String bits(Random random) {
        return IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> random.nextBoolean() ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static Map<String, @Nullable String> map(Random random) {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(3))
                .forEach(i -> map.put(text(random), random.nextBoolean() ? text(random) : null));
        return map;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
