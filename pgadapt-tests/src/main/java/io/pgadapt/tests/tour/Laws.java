package io.pgadapt.tests.tour;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which laws a zone's clocks change in the years to come; in the database a document. */
record Laws(List<Law> laws) {

    /**
     * A day of each year, and the time of it.
     *
     * @param day the first on which it can be; counted from the end of the month when negative
     * @param weekday which day of the week it is, from that day on; null when it is that day itself
     */
    record Law(Month month, int day, @Nullable DayOfWeek weekday, String time) {}
}
