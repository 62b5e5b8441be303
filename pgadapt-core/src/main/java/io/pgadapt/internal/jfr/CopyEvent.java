package io.pgadapt.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("io.pgadapt.Copy")
@Label("COPY")
@Description("Data were copied to or from the server")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(true)
final class CopyEvent extends Event {
    @Label("SQL")
    @Nullable
    String sql;

    @Label("Direction")
    @Description("IN: to the server; OUT: from it")
    @Nullable
    String direction;

    @Label("Rows")
    @Description("How many rows were copied, or -1")
    long rows;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Database")
    @Nullable
    String database;

    @Label("Backend Process")
    int backendPid;

    @Label("Error")
    @Nullable
    String error;
}
