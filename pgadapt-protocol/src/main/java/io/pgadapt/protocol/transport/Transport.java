package io.pgadapt.protocol.transport;

import java.io.IOException;
import java.net.SocketAddress;

/**
 * A connection that carries bytes both ways.
 *
 * <p>{@link #read} and {@link #write} never block; {@link #await} is the only place where a thread waits, and the only
 * one that knows deadlines and interruption. One thread at a time may use a transport; {@link #close} may be called
 * from any thread, and ends a wait of another.
 */
public interface Transport extends AutoCloseable {
    /**
     * Reads what is there now.
     *
     * @param length how many bytes to read at most, at least 1
     * @return how many bytes were read; 0 when there is nothing now; -1 at the end of the stream
     * @throws IOException when the connection is broken or closed
     */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Writes what can be taken now.
     *
     * @return how many bytes were taken, possibly 0
     * @throws IOException when the connection is broken or closed
     */
    int write(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Waits until something can be read or written. What is ready at once is reported even when the deadline has
     * expired, so that an expired deadline polls. A read or write that follows may still find nothing to do.
     *
     * @return what is possible, at least a part of {@code interest}
     * @throws java.net.SocketTimeoutException when the deadline expires first; the transport stays usable
     * @throws java.io.InterruptedIOException when the thread is interrupted, before or while it waits; its interrupt
     *     flag stays set and the transport stays usable
     * @throws IOException when the connection is broken or closed
     */
    Readiness await(Interest interest, Deadline deadline) throws IOException;

    /**
     * Ends the wait that another thread is in, or else the next one: it returns at once, as if something were ready. May be
     * called from any thread; has no effect on a closed transport.
     */
    void wakeup();

    /** Returns the address of the peer. */
    SocketAddress remoteAddress();

    /** Returns whether {@link #close} was not called yet; says nothing about the peer. */
    boolean isOpen();

    /** Closes the connection without waiting for anything; has no effect the second time. */
    @Override
    void close();
}
