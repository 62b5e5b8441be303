package io.pgadapt.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("io.pgadapt.Connect")
@Label("Connect")
@Description("A connection to a server was made, or could not be made")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
final class ConnectEvent extends Event {
    @Label("Hosts")
    @Nullable
    String hosts;

    @Label("Database")
    @Nullable
    String database;

    @Label("User")
    @Nullable
    String user;

    @Label("Error")
    @Nullable
    String error;
}
