package io.pgadapt.internal.engine;

import io.pgadapt.protocol.transport.Deadline;
import java.io.IOException;

/** Asks the server to stop what a session runs, from outside of the session's own connection. */
@FunctionalInterface
public interface Canceller {

    /**
     * Asks, and returns when the server has taken note.
     *
     * @throws IOException when that cannot be done, or not in time
     */
    void cancel(Deadline deadline) throws IOException;
}
