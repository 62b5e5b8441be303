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
 */
public record CodecContext(
        int serverVersion,
        String dateStyle,
        String intervalStyle,
        ZoneId timeZone,
        boolean standardConformingStrings,
        CodecRegistry registry,
        TypeCatalog catalog,
        ClientEncoding clientEncoding) {

    private static final int LATEST_VERSION = 180000;

    /** Creates the context of a session whose text is in UTF-8. */
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
                ClientEncoding.UTF8);
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
        return with(timeZone, other, clientEncoding);
    }

    /** Returns this context with another time zone. */
    public CodecContext withTimeZone(ZoneId other) {
        return with(other, registry, clientEncoding);
    }

    /** Returns this context with another encoding. */
    public CodecContext withClientEncoding(ClientEncoding other) {
        return with(timeZone, registry, other);
    }

    private CodecContext with(ZoneId newTimeZone, CodecRegistry newRegistry, ClientEncoding newEncoding) {
        return new CodecContext(
                serverVersion,
                dateStyle,
                intervalStyle,
                newTimeZone,
                standardConformingStrings,
                newRegistry,
                catalog,
                newEncoding);
    }
}
