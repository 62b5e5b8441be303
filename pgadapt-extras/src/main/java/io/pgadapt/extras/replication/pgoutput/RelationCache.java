package io.pgadapt.extras.replication.pgoutput;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables that were announced. What a streamed transaction sees of a table that it has changed itself, others see only
 * when it has committed.
 */
final class RelationCache {
    private final Map<Integer, RelationReader> committed = new HashMap<>();
    private final Map<Integer, Map<Integer, RelationReader>> streamed = new HashMap<>();

    /** Adds a table as it is seen by a streamed transaction, or, when that is 0, by all. */
    void put(RelationReader reader, int stream) {
        Map<Integer, RelationReader> seen =
                stream == 0 ? committed : streamed.computeIfAbsent(stream, xid -> new HashMap<>());
        seen.put(reader.relation().oid(), reader);
    }

    /** Returns a table as it is seen by a streamed transaction, or, when that is 0, by all. */
    RelationReader get(int oid, int stream) {
        RelationReader own = streamed.getOrDefault(stream, Map.of()).get(oid);
        @Nullable RelationReader reader = own == null ? committed.get(oid) : own;
        if (reader == null) {
            throw new MalformedPayload("it concerns table " + Integer.toUnsignedString(oid)
                    + ", of which nothing was said before; a decoder must be given all messages of a stream");
        }
        return reader;
    }

    /** Takes note that a streamed transaction has committed. */
    void committed(int stream) {
        Map<Integer, RelationReader> own = streamed.remove(stream);
        if (own != null) {
            committed.putAll(own);
        }
    }

    /** Takes note that a streamed transaction has ended, and others see nothing of it yet. */
    void forget(int stream) {
        streamed.remove(stream);
    }
}
