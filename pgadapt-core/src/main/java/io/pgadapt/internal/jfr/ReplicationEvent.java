package io.pgadapt.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("io.pgadapt.Replication")
@Label("Replication Stream")
@Description("A replication stream has ended, or did not come about")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
final class ReplicationEvent extends Event {
    @Label("Command")
    @Nullable
    String command;

    @Label("Messages")
    @Description("How many messages with data came, or -1")
    long messages;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("End")
    @Description("COMPLETED: by the server; LEFT: by us; FAILED")
    @Nullable
    String end;

    @Label("Database")
    @Nullable
    String database;

    @Label("Backend Process")
    int backendPid;

    @Label("Error")
    @Nullable
    String error;
}
