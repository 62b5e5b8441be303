package io.pgadapt.tests.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Typed;
import io.pgadapt.row.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Moments around every gap and overlap of every time zone that has rules of its own, in sessions in that zone. */
class TimeZoneFamilyTest extends LabTest {
    private static final Instant FIRST = Instant.parse("-1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2040-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicNode> momentsAroundTheTransitionsOfEveryZone() {
        return zones().entrySet().stream()
                .flatMap(zone -> Stream.of(Travel.TEXT, Travel.BINARY)
                        .map(travel -> dynamicTest(
                                zone.getValue() + " " + travel,
                                () -> check(lab().connection(travel), zone.getKey(), zone.getValue()))));
    }

    /** Zones that Java knows, too, one for each set of rules. */
    private Map<ZoneRules, String> zones() {
        Set<String> known = ZoneId.getAvailableZoneIds();
        Map<ZoneRules, String> zones = new LinkedHashMap<>();
        for (List<@Nullable String> row : database().query("SELECT name FROM pg_timezone_names ORDER BY name")) {
            String name = Objects.requireNonNull(row.get(0));
            if (known.contains(name)) {
                zones.putIfAbsent(ZoneId.of(name).getRules(), name);
            }
        }
        return zones;
    }

    private static List<OffsetDateTime> moments(ZoneRules rules) {
        List<OffsetDateTime> moments = new ArrayList<>(List.of(
                FIRST.atOffset(ZoneOffset.UTC), OffsetDateTime.MAX, OffsetDateTime.MIN, LAST.atOffset(ZoneOffset.UTC)));
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            OffsetDateTime moment = next.getInstant().atOffset(ZoneOffset.UTC);
            moments.addAll(List.of(moment.minusNanos(1000), moment, moment.plusSeconds(1799)));
            next = rules.nextTransition(next.getInstant());
        }
        return moments;
    }

    private static void check(Connection connection, ZoneRules rules, String zone) {
        List<OffsetDateTime> moments = moments(rules);
        connection.execute("SELECT set_config('TimeZone', $1, false)", zone);
        Mismatches mismatches = new Mismatches();
        Cursor<Row> cursor = connection.execute(
                "SELECT v, format('%s', v), v::timestamp, extract(timezone FROM v)::int"
                        + " FROM unnest($1) WITH ORDINALITY u(v, i) ORDER BY i",
                Typed.of("timestamptz[]", moments));
        assertThat(cursor.rowCount()).isEqualTo(moments.size());
        for (OffsetDateTime moment : moments) {
            check(mismatches, Objects.requireNonNull(cursor.fetchOne()), moment, rules);
        }
        mismatches.verify();
    }

    private static void check(Mismatches mismatches, Row row, OffsetDateTime moment, ZoneRules rules) {
        mismatches.compare(row.get(0), moment, moment::toString);
        boolean infinite = moment.equals(OffsetDateTime.MAX) || moment.equals(OffsetDateTime.MIN);
        // the server may have another edition of the rules
        if (infinite || hasOffset(moment, rules, row.get(3, Integer.class))) {
            mismatches.compare(row.getString(0), row.getString(1), () -> moment + " as String");
            mismatches.compare(row.get(0, LocalDateTime.class), row.get(2), () -> moment + " as LocalDateTime");
        }
        if (!infinite) {
            ZonedDateTime zoned = Objects.requireNonNull(row.get(0, ZonedDateTime.class));
            mismatches.compare(zoned.toOffsetDateTime(), in(rules, moment), () -> moment + " as ZonedDateTime");
        }
    }

    private static boolean hasOffset(OffsetDateTime moment, ZoneRules rules, @Nullable Integer seconds) {
        return in(rules, moment).getOffset().getTotalSeconds() == Objects.requireNonNull(seconds);
    }

    private static OffsetDateTime in(ZoneRules rules, OffsetDateTime moment) {
        return moment.withOffsetSameInstant(rules.getOffset(moment.toInstant()));
    }

    @TestFactory
    Stream<DynamicNode> localTimesInGapsAndOverlapsAreWhatTheServerTakesThemFor() {
        return zones().entrySet().stream()
                .map(zone -> dynamicTest(zone.getValue(), () -> checkLocal(zone.getKey(), zone.getValue())));
    }

    private void checkLocal(ZoneRules rules, String zone) {
        Connection connection = lab().connection(Travel.BINARY);
        connection.execute("SELECT set_config('TimeZone', $1, false)", zone);
        List<LocalDateTime> times = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        for (ZoneOffsetTransition transition : rules.getTransitions()) {
            for (LocalDateTime time : List.of(
                    transition.getDateTimeBefore(),
                    transition.getDateTimeAfter(),
                    transition
                            .getDateTimeAfter()
                            .plusSeconds(transition.getDuration().toSeconds() / 2))) {
                times.add(time);
                literals.add(time.toString().replace('T', ' '));
            }
        }
        Mismatches mismatches = new Mismatches();
        connection
                .execute(
                        "SELECT a, b::timestamptz, b FROM unnest($1, $2) u(a, b)",
                        Typed.of("timestamptz[]", times),
                        Typed.of("text[]", literals))
                .forEach(row ->
                        mismatches.compare(row.get(0), row.get(1), () -> Objects.requireNonNull(row.getString(2))));
        mismatches.verify();
    }
}
