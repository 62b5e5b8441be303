package io.pgadapt.tests.bench.tape;

import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Interest;
import io.pgadapt.protocol.transport.Readiness;
import io.pgadapt.protocol.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;

/** A transport of pgadapt with a tape. */
final class TapeTransport implements Transport {
    private final Transport server;
    private final Tape tape;

    TapeTransport(Transport server, Tape tape) {
        this.server = server;
        this.tape = tape;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (tape.isPlaying()) {
            return tape.read(buffer, offset, length);
        }
        int count = server.read(buffer, offset, length);
        tape.received(buffer, offset, count);
        return count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        if (tape.isPlaying()) {
            tape.rewind();
            return length;
        }
        return server.write(buffer, offset, length);
    }

    @Override
    public Readiness await(Interest interest, Deadline deadline) throws IOException {
        if (tape.isPlaying()) {
            return Readiness.READABLE_AND_WRITABLE;
        }
        return server.await(interest, deadline);
    }

    /** Nobody ever waits for a tape. */
    @Override
    public void wakeup() {}

    @Override
    public SocketAddress remoteAddress() {
        return server.remoteAddress();
    }

    @Override
    public boolean isOpen() {
        return server.isOpen();
    }

    @Override
    public void close() {
        server.close();
    }
}
