package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that is under way between two calls, and makes way for others. The session locks. */
interface Underway {
    /** Makes way for another statement: what this waits for is taken in. */
    void pause() throws IOException;

    /** Takes note that the transaction is about to end. */
    void endWithTransaction() throws IOException;

    /**
     * Takes note that the session has ended before this.
     *
     * @param reason why it was lost; null when we have closed it
     */
    default void sessionEnded(@Nullable PgException reason) {}

    /** Returns whether nothing is to be expected from the server any more. */
    boolean isClosed();
}
