package io.pgadapt.types;

import io.pgadapt.protocol.wire.ClientEncoding;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What codecs may know of the session that a value comes from or goes to.
 *
 * @param serverVersion as in {@code server_version_num}: 180001
 * @param dateStyle the session's {@code DateStyle}: {@code ISO, MDY}
 * @param intervalStyle the session's {@code IntervalStyle}: {@code postgres}
 * @param timeZone the session's {@code TimeZone}, in which {@code timestamptz} is written as text
 * @param standardConformingStrings whether a backslash in {@code '...'} stands for itself
 * @param registry where codecs of composed types find those of their parts
 * @param catalog what OIDs stand for in this database
 * @param clientEncoding the session's {@code client_encoding}; codecs read and write UTF-8 whatever it is, for whoever calls
 *     them converts, and has everything travel as text where it is another
 * @param depth how many anonymous records the value lies within; no type limits them, so {@link #deeper()} does
 */
public record CodecContext(
        int serverVersion,
        String dateStyle,
        String intervalStyle,
        ZoneId timeZone,
        boolean standardConformingStrings,
        CodecRegistry registry,
        TypeCatalog catalog,
        ClientEncoding clientEncoding,
        int depth) {

    /** How many anonymous records may lie within each other. */
    public static final int MAX_DEPTH = 100;

    private static final int LATEST_VERSION = 180000;

    /** Creates the context of values that lie within no other, of a session whose text is in UTF-8. */
    public CodecContext(
            int serverVersion,
            String dateStyle,
            String intervalStyle,
            ZoneId timeZone,
            boolean standardConformingStrings,
            CodecRegistry registry,
            TypeCatalog catalog) {
        this(
                serverVersion,
                dateStyle,
                intervalStyle,
                timeZone,
                standardConformingStrings,
                registry,
                catalog,
                ClientEncoding.UTF8,
                0);
    }

    /** Returns the context of a session with PostgreSQL's own defaults, in UTC. */
    public static CodecContext of(CodecRegistry registry, TypeCatalog catalog) {
        return new CodecContext(LATEST_VERSION, "ISO, MDY", "postgres", ZoneOffset.UTC, true, registry, catalog);
    }

    /** Returns the context of a session with PostgreSQL's own defaults, the built-in codecs and types, in UTC. */
    public static CodecContext defaults() {
        return of(CodecRegistry.defaults(), new TypeCatalog());
    }

    /** Returns this context with another registry. */
    public CodecContext withRegistry(CodecRegistry other) {
        return with(timeZone, other, clientEncoding, depth);
    }

    /** Returns this context with another time zone. */
    public CodecContext withTimeZone(ZoneId other) {
        return with(other, registry, clientEncoding, depth);
    }

    /** Returns this context with another encoding. */
    public CodecContext withClientEncoding(ClientEncoding other) {
        return with(timeZone, registry, other, depth);
    }

    /**
     * Returns the context of the fields of an anonymous record.
     *
     * @throws CodecException when more than {@link #MAX_DEPTH} records lie within each other
     */
    public CodecContext deeper() {
        if (depth == MAX_DEPTH) {
            throw new CodecException("more than " + MAX_DEPTH + " values of type record within each other");
        }
        return with(timeZone, registry, clientEncoding, depth + 1);
    }

    private CodecContext with(ZoneId newTimeZone, CodecRegistry newRegistry, ClientEncoding newEncoding, int newDepth) {
        return new CodecContext(
                serverVersion,
                dateStyle,
                intervalStyle,
                newTimeZone,
                standardConformingStrings,
                newRegistry,
                catalog,
                newEncoding,
                newDepth);
    }
}
