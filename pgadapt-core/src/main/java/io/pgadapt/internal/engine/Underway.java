package io.pgadapt.internal.engine;

import java.io.IOException;

/** Something that is under way between two calls, and makes way for others. The session locks. */
interface Underway {
    /** Makes way for another statement: what this waits for is taken in. */
    void pause() throws IOException;

    /** Takes note that the transaction is about to end. */
    void endWithTransaction() throws IOException;

    /** Returns whether nothing is to be expected from the server any more. */
    boolean isClosed();
}
