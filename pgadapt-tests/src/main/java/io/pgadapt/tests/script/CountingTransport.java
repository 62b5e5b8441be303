package io.pgadapt.tests.script;

import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Interest;
import io.pgadapt.protocol.transport.Readiness;
import io.pgadapt.protocol.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;

/** Counts what goes over another transport. To be used, and asked, by one thread at a time, as any transport. */
public final class CountingTransport implements Transport {
    private final Transport transport;
    private int writes;
    private int reads;
    private int awaits;
    private int roundTrips;
    private long bytesWritten;
    private long bytesRead;
    private boolean wroteLast;

    /** Counts from zero. */
    public CountingTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = transport.read(buffer, offset, length);
        if (count > 0) {
            reads++;
            bytesRead += count;
            roundTrips += wroteLast ? 1 : 0;
            wroteLast = false;
        }
        return count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        int count = transport.write(buffer, offset, length);
        if (count > 0) {
            writes++;
            bytesWritten += count;
            wroteLast = true;
        }
        return count;
    }

    @Override
    public Readiness await(Interest interest, Deadline deadline) throws IOException {
        awaits++;
        return transport.await(interest, deadline);
    }

    @Override
    public void wakeup() {
        transport.wakeup();
    }

    @Override
    public SocketAddress remoteAddress() {
        return transport.remoteAddress();
    }

    @Override
    public boolean isOpen() {
        return transport.isOpen();
    }

    @Override
    public void close() {
        transport.close();
    }

    /** How many writes took any bytes. */
    public int writes() {
        return writes;
    }

    /** How many reads brought any bytes. */
    public int reads() {
        return reads;
    }

    /** How often somebody waited, or asked whether waiting is needed. */
    public int awaits() {
        return awaits;
    }

    /** How often bytes came after bytes were sent: however many writes and reads an exchange takes, it counts once. */
    public int roundTrips() {
        return roundTrips;
    }

    /** How many bytes were taken by writes. */
    public long bytesWritten() {
        return bytesWritten;
    }

    /** How many bytes were brought by reads. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Counts from zero again. */
    public void reset() {
        writes = 0;
        reads = 0;
        awaits = 0;
        roundTrips = 0;
        bytesWritten = 0;
        bytesRead = 0;
        wroteLast = false;
    }
}
