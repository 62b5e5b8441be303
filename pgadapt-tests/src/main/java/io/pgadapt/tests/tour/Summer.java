package io.pgadapt.tests.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A summer as the clocks know it; in the database the composite type of the same name. */
record Summer(Instant begins, Instant ends, ZoneOffset timeOffset) {

    long days() {
        return Duration.between(begins, ends).toDays();
    }
}
