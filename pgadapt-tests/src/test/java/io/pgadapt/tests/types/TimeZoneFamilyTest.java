package io.pgadapt.tests.types;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgadapt.Connection;
import io.pgadapt.Typed;
import io.pgadapt.row.Row;
import io.pgadapt.types.value.PgArray;
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
import org.assertj.core.api.SoftAssertions;
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
        SoftAssertions.assertSoftly(all -> {
            int i = 0;
            for (Row row : connection.execute(
                    "SELECT v, format('%s', v), v::timestamp, extract(timezone FROM v)::int, v::timestamp::timestamptz"
                            + " FROM unnest($1) WITH ORDINALITY u(v, i) ORDER BY i",
                    Typed.of("timestamptz[]", PgArray.of(moments)))) {
                check(all, row, moments.get(i), rules, zone);
                i++;
            }
            all.assertThat(i).isEqualTo(moments.size());
        });
    }

    private static void check(SoftAssertions all, Row row, OffsetDateTime moment, ZoneRules rules, String zone) {
        all.assertThat(row.get(0)).isEqualTo(moment);
        all.assertThat(row.get(0, Instant.class)).isEqualTo(row.get(0, Instant.class));
        boolean infinite = moment.equals(OffsetDateTime.MAX) || moment.equals(OffsetDateTime.MIN);
        Integer offset = infinite ? Integer.valueOf(0) : row.get(3, Integer.class);
        // the server may have another edition of the rules
        if (infinite || rules.getOffset(moment.toInstant()).getTotalSeconds() == Objects.requireNonNull(offset)) {
            all.assertThat(row.getString(0)).isEqualTo(row.getString(1));
            all.assertThat(row.get(0, LocalDateTime.class)).isEqualTo(row.get(2));
        }
        if (!infinite) {
            ZonedDateTime zoned = Objects.requireNonNull(row.get(0, ZonedDateTime.class));
            all.assertThat(zoned.toInstant()).isEqualTo(moment.toInstant());
            all.assertThat(zoned.getZone().getRules()).as(zone).isEqualTo(rules);
        }
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
                    transition.getDateTimeAfter().plusSeconds(transition.getDuration().toSeconds() / 2))) {
                times.add(time);
                literals.add(time.toString().replace('T', ' '));
            }
        }
        SoftAssertions.assertSoftly(all -> connection
                .execute(
                        "SELECT a, b::timestamptz, b FROM unnest($1, $2) u(a, b)",
                        Typed.of("timestamptz[]", times),
                        Typed.of("text[]", literals))
                .forEach(row -> all.assertThat(row.get(0)).as(row.getString(2)).isEqualTo(row.get(1))));
    }
}
