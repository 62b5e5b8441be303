package io.pgadapt.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How something has ended.
 *
 * @param duration how long it took
 * @param rows how many rows a statement returned or changed, or a stream had returned when it was left; -1 where that does not
 *     apply, or it failed
 * @param bytes how many bytes of data a COPY has moved, or a replication stream has brought, as far as it came; -1 for anything
 *     else
 * @param messages how many messages with data a replication stream has brought, as far as it came; -1 for anything else
 * @param end in which way it has ended
 * @param error why it failed; null when all went well
 */
public record Outcome(
        Duration duration,
        long rows,
        long bytes,
        long messages,
        End end,
        @Nullable Throwable error) {

    /** In which way something ends. */
    public enum End {
        /** All that was asked for was done; a stream was ended by the server, which had no more. */
        COMPLETED,
        /**
         * This side left it before its end: a stream was closed early, or the connection while a stream, a COPY, or a statement
         * of a pipeline was under way. A replication stream, which has no end of its own, mostly ends so.
         */
        LEFT,
        /** It failed, or the connection did; also when it was closed by another thread in the middle of a call. */
        FAILED
    }
}
