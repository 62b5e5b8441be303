package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.extras.replication.LogicalStart;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pgoutput} is asked for. Immutable: each method returns a changed copy. The version of its protocol is the lowest
 * that has everything; a server that does not know it refuses to start.
 *
 * <p>{@code connection.startReplication(PgOutput.publications("shop").binary().start("orders"))}
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logical-replication.html">PostgreSQL manual: Logical Streaming
 *     Replication Parameters</a>
 */
public final class PgOutput {
    private static final int WITH_STREAMING = 2;
    private static final int WITH_TWO_PHASE = 3;
    private static final int WITH_PARALLEL = 4;

    private final int version;
    private final Map<String, String> parameters;

    private PgOutput(int version, Map<String, String> parameters) {
        this.version = version;
        this.parameters = parameters;
    }

    /** Asks for the changes that publications of these names publish. */
    public static PgOutput publications(String... names) {
        String list = Arrays.stream(names)
                .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
        return new PgOutput(1, Map.of("publication_names", list));
    }

    /** Asks for values in binary form where their types have one; needs PostgreSQL 14. Whatever reads them need not care. */
    public PgOutput binary() {
        return with(1, "binary", "true");
    }

    /** Asks for what {@code pg_logical_emit_message} writes, too; needs PostgreSQL 14. */
    public PgOutput messages() {
        return with(1, "messages", "true");
    }

    /** Asks for large transactions as they go on, before they have ended; needs PostgreSQL 14. */
    public PgOutput streaming() {
        return with(WITH_STREAMING, "streaming", "on");
    }

    /** As {@link #streaming()}, and that aborts tell where they were, for several appliers at once; needs PostgreSQL 16. */
    public PgOutput parallelStreaming() {
        return with(WITH_PARALLEL, "streaming", "parallel");
    }

    /** Asks for prepared transactions when they are prepared; needs PostgreSQL 15. */
    public PgOutput twoPhase() {
        return with(WITH_TWO_PHASE, "two_phase", "on");
    }

    /** Asks for nothing that came to the server by replication itself; needs PostgreSQL 16. */
    public PgOutput withoutOrigins() {
        return with(1, "origin", "none");
    }

    /** Asks for a version of the protocol, from 1 to 4, at least. */
    public PgOutput protocolVersion(int atLeast) {
        return new PgOutput(Math.max(version, atLeast), parameters);
    }

    /** Returns the parameters by their names. */
    public Map<String, @Nullable String> options() {
        Map<String, @Nullable String> options = new LinkedHashMap<>();
        options.put("proto_version", Integer.toString(version));
        options.putAll(parameters);
        return Collections.unmodifiableMap(options);
    }

    /** Returns a start of a slot with these parameters, from where that stands. */
    public LogicalStart start(String slot) {
        return LogicalStart.slot(slot).options(options());
    }

    private PgOutput with(int neededVersion, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new PgOutput(Math.max(version, neededVersion), more);
    }
}
