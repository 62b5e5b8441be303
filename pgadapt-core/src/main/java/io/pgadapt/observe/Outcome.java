package io.pgadapt.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How something has ended.
 *
 * @param duration how long it took
 * @param rows how many rows a statement returned or changed; -1 where that does not apply, or it failed
 * @param bytes how many bytes of data a COPY has moved, as far as it came; -1 for anything else
 * @param error why it failed; null when all went well
 */
public record Outcome(
        Duration duration, long rows, long bytes, @Nullable Throwable error) {}
