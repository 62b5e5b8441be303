package io.pgadapt.types;

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
 */
public record CodecContext(
        int serverVersion,
        String dateStyle,
        String intervalStyle,
        ZoneId timeZone,
        boolean standardConformingStrings,
        CodecRegistry registry,
        TypeCatalog catalog) {

    private static final int LATEST_VERSION = 180000;

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
        return new CodecContext(
                serverVersion, dateStyle, intervalStyle, timeZone, standardConformingStrings, other, catalog);
    }

    /** Returns this context with another time zone. */
    public CodecContext withTimeZone(ZoneId other) {
        return new CodecContext(
                serverVersion, dateStyle, intervalStyle, other, standardConformingStrings, registry, catalog);
    }
}
