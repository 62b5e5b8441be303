package io.pgadapt.tests.tour;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A moment at which a zone's clocks change; what rows of the table become. */
record ClockChange(ZoneId zone, Instant at, ZoneOffset offsetBefore, ZoneOffset offsetAfter) {}
