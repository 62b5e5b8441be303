package io.pgadapt.internal.engine;

import io.pgadapt.config.ExecutionMode;
import io.pgadapt.types.TypeCatalog;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a session is told by whoever opens it.
 *
 * @param executionMode how statements travel at first
 * @param maxStatements how many statements may stay prepared; 0 for none
 * @param maxStatementBytes how many bytes their texts may take together
 * @param statementTimeout how long a call may wait for the server at first; zero for as long as it takes
 * @param cancelTimeout how long a statement may take to end that was cancelled, before the connection is given up
 * @param observers who wants to know what the session does
 * @param catalog the types of the database, shared by all sessions with it
 * @param trace takes a line for every message, or null
 */
public record SessionOptions(
        ExecutionMode executionMode,
        int maxStatements,
        long maxStatementBytes,
        Duration statementTimeout,
        Duration cancelTimeout,
        Observers observers,
        TypeCatalog catalog,
        @Nullable Consumer<String> trace) {

    /**
     * What tells sessions apart.
     *
     * @param database the name of the database
     * @param backendPid the server's process
     */
    public record Identity(String database, int backendPid) {}
}
