package io.pgadapt.copy;

/** Learns how far a COPY has come. */
@FunctionalInterface
public interface CopyProgress {
    /**
     * Called after each piece of about 64 kB, and at the end, by the thread that copies. It must not use the connection; an
     * exception that it throws ends the COPY as one of the source or the target does.
     *
     * @param rows how many rows went through, as far as that is known: -1 while data whose rows nobody counts go to the server
     * @param bytes how many bytes of data went through
     */
    void progressed(long rows, long bytes);
}
