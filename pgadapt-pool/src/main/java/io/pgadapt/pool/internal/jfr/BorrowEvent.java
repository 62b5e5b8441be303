package io.pgadapt.pool.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** How long somebody waited for a connection, and whether there was one. */
@Name("io.pgadapt.PoolBorrow")
@Label("Pool: Borrow")
@Description("A connection was borrowed from a pool, or could not be")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
public final class BorrowEvent extends Event {
    @Label("Pool")
    @Nullable
    String pool;

    @Label("Error")
    @Nullable
    String error;
}
