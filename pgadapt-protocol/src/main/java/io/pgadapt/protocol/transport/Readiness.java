package io.pgadapt.protocol.transport;

/** What {@link Transport#await} found possible; never more than was asked for. */
public enum Readiness {
    /** There is something to read, or the stream has ended. */
    READABLE,
    /** Bytes can be written. */
    WRITABLE,
    /** Both. */
    READABLE_AND_WRITABLE;

    /** Returns whether a read is worth trying. */
    public boolean canRead() {
        return this != WRITABLE;
    }

    /** Returns whether a write is worth trying. */
    public boolean canWrite() {
        return this != READABLE;
    }
}
