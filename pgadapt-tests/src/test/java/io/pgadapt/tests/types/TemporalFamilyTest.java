package io.pgadapt.tests.types;

import io.pgadapt.types.value.Interval;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Dates at the ends of months from the first year to the last, times at the edges of microseconds, intervals of all signs. */
class TemporalFamilyTest extends LabTest {
    /** As ISO counts them: year 0 is 1 BC. */
    private static final int[] YEARS = {
        -4713, -4712, -1, 0, 1, 4, 100, 400, 1582, 1899, 1900, 1970, 1999, 2000, 2100, 9999, 10_000, 294_276, 5_874_897
    };

    private static final int LAST_YEAR_OF_TIMESTAMPS = 294_276;
    private static final LocalDate FIRST_DAY = LocalDate.of(-4713, 11, 24);
    private static final long MICROS_PER_DAY = ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000;

    @TestFactory
    Stream<DynamicNode> datesAtTheEndsOfMonths() {
        List<Sample> samples =
                new ArrayList<>(List.of(new Sample("infinity", LocalDate.MAX), new Sample("-infinity", LocalDate.MIN)));
        dates().forEach(date -> samples.add(new Sample(literal(date, ""), date)));
        return Stream.of(lab().tests("date", samples));
    }

    @TestFactory
    Stream<DynamicNode> timestampsAtTheEndsOfMonths() {
        List<LocalDateTime> moments = dates().filter(date -> date.getYear() <= LAST_YEAR_OF_TIMESTAMPS)
                .flatMap(date -> Stream.of(date.atStartOfDay(), date.atTime(LocalTime.of(23, 59, 59, 999_999_000))))
                .toList();
        List<Sample> plain = new ArrayList<>(
                List.of(new Sample("infinity", LocalDateTime.MAX), new Sample("-infinity", LocalDateTime.MIN)));
        moments.forEach(moment -> plain.add(new Sample(literal(moment, ""), moment)));
        List<Sample> zoned = moments.stream()
                .map(moment -> new Sample(literal(moment, "+00"), moment.atOffset(ZoneOffset.UTC)))
                .toList();
        return Stream.of(lab().tests("timestamp", plain), lab().tests("timestamptz", zoned));
    }

    private static Stream<LocalDate> dates() {
        return IntStream.of(YEARS)
                .boxed()
                .flatMap(year -> IntStream.rangeClosed(1, 12).mapToObj(month -> YearMonth.of(year, month)))
                .flatMap(month -> Stream.of(month.atDay(1), month.atEndOfMonth()))
                .filter(date -> !date.isBefore(FIRST_DAY));
    }

    @TestFactory
    Stream<DynamicNode> timesAtTheEdgesOfMicroseconds() {
        List<LocalTime> times = LongStream.of(0, 1, 59_999_999, 3_600_000_000L, 43_199_999_999L, MICROS_PER_DAY - 1)
                .flatMap(second -> LongStream.of(0, 1, 9, 10, 100_000, 500_000, 999_999, 999_990)
                        .map(micros -> second + micros))
                .filter(micros -> micros < MICROS_PER_DAY)
                .mapToObj(micros -> LocalTime.ofNanoOfDay(micros * 1000))
                .distinct()
                .toList();
        List<Sample> plain = new ArrayList<>(List.of(new Sample("24:00:00", LocalTime.MAX)));
        List<Sample> zoned = new ArrayList<>(List.of(
                new Sample("24:00:00-15:59", OffsetTime.of(LocalTime.MAX, ZoneOffset.ofHoursMinutes(-15, -59)))));
        for (LocalTime time : times) {
            plain.add(new Sample(time.toString(), time));
            for (String offset : List.of("+00:00", "-15:59:59", "+15:59:59", "+05:21:10", "-00:00:01", "+01:00")) {
                zoned.add(new Sample(time + offset, time.atOffset(ZoneOffset.of(offset))));
            }
        }
        List<Sample> moments = times.stream()
                .flatMap(time -> Stream.of(
                        LocalDate.of(2000, 1, 1).atTime(time),
                        LocalDate.of(1969, 12, 31).atTime(time)))
                .map(moment -> new Sample(literal(moment, ""), moment))
                .toList();
        return Stream.of(lab().tests("time", plain), lab().tests("timetz", zoned), lab().tests("timestamp", moments));
    }

    @TestFactory
    Stream<DynamicNode> nanosecondsAreRoundedByTheServer() {
        List<String> fractions = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> String.format(Locale.ROOT, ".%09d", i * 250))
                .collect(Collectors.toCollection(ArrayList::new));
        fractions.add(".9999994");
        fractions.add(".9999996");
        return Stream.of(
                lab().tests("time", literals("10:00:00", fractions)),
                lab().tests("timestamp", literals("1999-12-31 23:59:59", fractions)),
                lab().tests("interval", literals("-10:00:00", fractions)));
    }

    private static List<Sample> literals(String start, List<String> ends) {
        return ends.stream().map(end -> Sample.of(start + end)).toList();
    }

    @TestFactory
    Stream<DynamicNode> intervalsOfAllSigns() {
        List<Sample> samples = new ArrayList<>();
        for (int months : new int[] {0, 1, -1, 12, -13, 25, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            for (int days : new int[] {0, 1, -1, 31, Integer.MAX_VALUE, Integer.MIN_VALUE + 1}) {
                for (long micros : new long[] {0, 1, -1, 3_600_000_000L, -86_399_999_999L, 1_000_000}) {
                    samples.add(new Sample(
                            months + " mons " + days + " days " + micros + " microseconds",
                            new Interval(months, days, micros)));
                }
            }
        }
        if (database().server().version() >= 17) {
            samples.add(new Sample("infinity", Interval.INFINITY));
            samples.add(new Sample("-infinity", Interval.NEGATIVE_INFINITY));
        }
        return Stream.of(lab().tests("interval", samples));
    }

    private static String literal(LocalDateTime moment, String offset) {
        return literal(moment.toLocalDate(), " " + moment.toLocalTime() + offset);
    }

    private static String literal(LocalDate date, String rest) {
        int year = date.getYear();
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d%s%s",
                year > 0 ? year : 1 - year,
                date.getMonthValue(),
                date.getDayOfMonth(),
                rest,
                year > 0 ? "" : " BC");
    }
}
