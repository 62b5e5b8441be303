package io.pgadapt.tests.tour;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The tour's data: the time-zone rules that the running JDK brings. */
final class ZoneRulesData {
    private static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2031-01-01T00:00:00Z");

    private ZoneRulesData() {}

    /** All zones that are named for a place, sorted by name. */
    static List<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> name.contains("/"))
                .filter(Predicate.not(name -> name.startsWith("Etc/") || name.startsWith("SystemV/")))
                .sorted()
                .map(ZoneId::of)
                .toList();
    }

    /** The zones' changes in fifteen years. */
    static List<ClockChange> clockChanges(List<ZoneId> zones) {
        List<ClockChange> changes = new ArrayList<>();
        for (ZoneId zone : zones) {
            ZoneRules rules = zone.getRules();
            ZoneOffsetTransition next = rules.nextTransition(BEGIN);
            while (next != null && next.getInstant().isBefore(END)) {
                changes.add(new ClockChange(zone, next.getInstant(), next.getOffsetBefore(), next.getOffsetAfter()));
                next = rules.nextTransition(next.getInstant());
            }
        }
        return changes;
    }

    /** The laws of a zone; none for those whose clocks stay as they are. */
    static Laws laws(ZoneId zone) {
        return new Laws(zone.getRules().getTransitionRules().stream()
                .map(rule -> new Laws.Law(
                        rule.getMonth(),
                        rule.getDayOfMonthIndicator(),
                        rule.getDayOfWeek(),
                        rule.getLocalTime().toString()))
                .toList());
    }
}
