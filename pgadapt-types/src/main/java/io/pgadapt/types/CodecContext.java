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
        int depth) {

    /** How many anonymous records may lie within each other. */
    public static final int MAX_DEPTH = 100;

    private static final int LATEST_VERSION = 180000;

    /** Creates the context of values that lie within no other. */
    public CodecContext(
            int serverVersion,
            String dateStyle,
            String intervalStyle,
            ZoneId timeZone,
            boolean standardConformingStrings,
            CodecRegistry registry,
            TypeCatalog catalog) {
        this(serverVersion, dateStyle, intervalStyle, timeZone, standardConformingStrings, registry, catalog, 0);
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
        return new CodecContext(
                serverVersion, dateStyle, intervalStyle, timeZone, standardConformingStrings, other, catalog, depth);
    }

    /** Returns this context with another time zone. */
    public CodecContext withTimeZone(ZoneId other) {
        return new CodecContext(
                serverVersion, dateStyle, intervalStyle, other, standardConformingStrings, registry, catalog, depth);
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
        return new CodecContext(
                serverVersion,
                dateStyle,
                intervalStyle,
                timeZone,
                standardConformingStrings,
                registry,
                catalog,
                depth + 1);
    }
}
