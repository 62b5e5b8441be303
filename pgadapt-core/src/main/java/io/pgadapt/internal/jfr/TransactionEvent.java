package io.pgadapt.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("io.pgadapt.Transaction")
@Label("Transaction End")
@Description("A transaction was committed, rolled back or prepared")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
final class TransactionEvent extends Event {
    @Label("Action")
    @Nullable
    String action;

    @Label("Database")
    @Nullable
    String database;

    @Label("Backend Process")
    int backendPid;

    @Label("Error")
    @Nullable
    String error;
}
