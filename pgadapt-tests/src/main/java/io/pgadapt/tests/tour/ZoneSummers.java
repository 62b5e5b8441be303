package io.pgadapt.tests.tour;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The summers of a zone; what rows of the table become. */
record ZoneSummers(ZoneId zone, List<Summer> summers) {

    Summer after(Instant time) {
        return summers.stream()
                .filter(summer -> summer.begins().isAfter(time))
                .findFirst()
                .orElseThrow();
    }
}
