package io.pgadapt.pool.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** How long somebody had a connection. */
@Name("io.pgadapt.PoolLease")
@Label("Pool: Lease")
@Description("A connection of a pool was used and given back")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
public final class LeaseEvent extends Event {
    @Label("Pool")
    @Nullable
    String pool;

    @Label("Reusable")
    boolean reusable;
}
