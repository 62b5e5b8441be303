package io.pgadapt.internal.copy;

import io.pgadapt.copy.CopyOptions;
import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.CopyColumns;
import io.pgadapt.internal.engine.Session;

/** What is copied: a table, a query, or whatever a statement says. */
public interface CopySubject {
    /** Returns the statement that copies it to the server. */
    String in(CopyOptions options);

    /** Returns the statement that copies it from the server. */
    String out(CopyOptions options);

    /** Returns the columns; none when the statement alone can tell why there are none. */
    CopyColumns columns(Session session, Caller caller);

    /** Returns whether the options are part of the statement, rather than a description of it. */
    default boolean takesOptions() {
        return true;
    }
}
