package io.pgadapt.types;

/**
 * Codecs that belong together: those of an extension such as PostGIS, of a library such as Jackson, of an application.
 *
 * <p>Installed in one line at any scope, it only adds to that scope's registry. Implementations are immutable and safe for
 * use by many threads at once.
 */
@FunctionalInterface
public interface CodecModule {
    /** Adds the codecs; what is added goes before what the builder has. */
    void register(CodecRegistry.Builder registry);
}
