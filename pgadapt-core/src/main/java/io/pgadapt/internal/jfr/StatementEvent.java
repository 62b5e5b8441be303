package io.pgadapt.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("io.pgadapt.Statement")
@Label("Statement")
@Description("A statement was run")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
final class StatementEvent extends Event {
    @Label("SQL")
    @Nullable
    String sql;

    @Label("Parameter Types")
    @Nullable
    String parameterTypes;

    @Label("Rows")
    @Description("How many rows it returned or changed, or -1")
    long rows;

    @Label("Database")
    @Nullable
    String database;

    @Label("Backend Process")
    int backendPid;

    @Label("Error")
    @Nullable
    String error;
}
