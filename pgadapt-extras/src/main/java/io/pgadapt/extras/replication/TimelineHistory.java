package io.pgadapt.extras.replication;

import io.pgadapt.row.Row;
import java.util.Objects;

/**
 * The history of a timeline: what {@code TIMELINE_HISTORY} tells.
 *
 * @param fileName the name of the file, such as {@code 00000002.history}
 * @param content the file's text: a line for each timeline before
 */
public record TimelineHistory(String fileName, String content) {
    static TimelineHistory of(Row row) {
        return new TimelineHistory(Objects.requireNonNull(row.getString(0)), Objects.requireNonNull(row.getString(1)));
    }
}
