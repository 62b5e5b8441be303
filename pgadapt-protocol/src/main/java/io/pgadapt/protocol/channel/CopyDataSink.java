package io.pgadapt.protocol.channel;

/** Takes the data of COPY as they lie in the receive buffer. */
@FunctionalInterface
public interface CopyDataSink {
    /** Takes the content of one CopyData message; the array is not to be changed, and is valid during the call only. */
    void accept(byte[] data, int offset, int length);
}
