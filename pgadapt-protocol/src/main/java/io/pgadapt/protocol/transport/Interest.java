package io.pgadapt.protocol.transport;

/** What a caller of {@link Transport#await} waits for. */
public enum Interest {
    /** Bytes to read, or the end of the stream. */
    READ,
    /** Room for bytes to write. */
    WRITE,
    /** Whichever comes first. */
    READ_OR_WRITE;

    /** Returns whether bytes to read end the wait. */
    public boolean includesRead() {
        return this != WRITE;
    }

    /** Returns whether room to write ends the wait. */
    public boolean includesWrite() {
        return this != READ;
    }
}
