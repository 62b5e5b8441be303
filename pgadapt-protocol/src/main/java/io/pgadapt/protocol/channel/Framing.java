package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Interest;
import io.pgadapt.protocol.transport.Readiness;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whole messages over a transport, the same for both ends of a connection: the one place that knows how bytes are cut
 * into messages, and that reads and writes them.
 *
 * <p>Whatever fails, nothing is lost: what was received stays, what was not sent yet stays, and the next call goes on.
 */
final class Framing {
    /** Type byte and length. */
    static final int HEADER_SIZE = 5;

    /** The length counts itself. */
    static final int LENGTH_SIZE = 4;

    private static final int INITIAL_OUTPUT = 8 * 1024;
    private static final int KEPT_OUTPUT = 64 * 1024;

    private final Transport transport;
    private final String peer;
    private final InputBuffer input = new InputBuffer();
    private final Arrivals arrivals = new Arrivals();
    private final WireWriter out = new WireWriter(INITIAL_OUTPUT);
    private final WireReader body = new WireReader(new byte[0]);
    private @Nullable MessageTrace trace;
    /** How much of {@link #out} has left already, and how much was traced. */
    private int written;

    private int traced;
    private boolean ended;
    private volatile Deadline limit = Deadline.none();

    /** Creates the framing of one connection; {@code peer} names the other end in errors. */
    Framing(Transport transport, String peer) {
        this.transport = transport;
        this.peer = peer;
    }

    Transport transport() {
        return transport;
    }

    InputBuffer input() {
        return input;
    }

    WireWriter out() {
        return out;
    }

    void encoding(ClientEncoding encoding) {
        out.encoding(encoding);
        body.encoding(encoding);
    }

    void trace(@Nullable MessageTrace newTrace) {
        trace = newTrace;
    }

    /** Returns the size, type byte included, of the message at the index, whose header was received. */
    static int taggedSize(byte[] data, int index, int leastLength) {
        int length = BigEndian.getInt(data, index + 1);
        if (length < leastLength || length > WireWriter.MAX_SIZE) {
            throw badLength(
                    "a message of type " + HexFormat.of().toHexDigits(data[index]),
                    length,
                    leastLength,
                    WireWriter.MAX_SIZE);
        }
        return 1 + length;
    }

    /** Waits until the next message is here as a whole, and returns its size: type byte, length and body. */
    int awaitMessage(Deadline deadline) throws IOException {
        while (true) {
            int size = nextSize();
            if (input.available() >= size) {
                return size;
            }
            fill(size, deadline);
        }
    }

    /** Returns the size of the next message if it is here as a whole, else 0; waits for nothing. */
    int pollMessage() throws IOException {
        while (true) {
            int size = nextSize();
            if (input.available() >= size) {
                return size;
            }
            if (!receive(size)) {
                return 0;
            }
        }
    }

    /** Returns the size of the next message if it was received as a whole, else 0; asks the transport for nothing. */
    int receivedMessage() {
        int size = nextSize();
        return input.available() >= size ? size : 0;
    }

    /** Waits for a message without type byte, and returns its size: length and body. */
    int awaitUntaggedMessage(int maxSize, Deadline deadline) throws IOException {
        require(LENGTH_SIZE, deadline);
        int size = BigEndian.getInt(input.array(), input.start());
        if (size < 2 * LENGTH_SIZE || size > maxSize) {
            throw badLength("a startup packet", size, 2 * LENGTH_SIZE, maxSize);
        }
        require(size, deadline);
        return size;
    }

    /** Waits for more bytes of a message of {@code size} bytes, which may move those that are here. */
    void fill(int size, Deadline deadline) throws IOException {
        boolean came = arrivals.areLikely() && findsSome(size);
        while (!came) {
            arrivals.pause();
            transport.await(Interest.READ, limited(deadline));
            came = receive(size);
        }
    }

    /** Returns the one reader, now over the last {@code size - headerSize} bytes of the next message. */
    WireReader body(int size, int headerSize) {
        return body.restart(input.array(), input.start() + headerSize, size - headerSize);
    }

    /** Passes over the next message. */
    void consume(int size) {
        input.consume(size);
    }

    void traceReceived(byte[] data, int start, int end) {
        if (trace != null) {
            trace.received(data, start, end);
        }
    }

    /**
     * Sends all that was written to {@link #out}. As long as the peer takes nothing, what it sends is received: two
     * peers that both wait for the other to read would wait for ever.
     */
    void flush(Deadline deadline) throws IOException {
        traceSent();
        if (written < out.size()) {
            arrivals.requested();
        }
        while (written < out.size()) {
            int count = transport.write(out.array(), written, out.size() - written);
            written += count;
            if (count == 0) {
                awaitWritable(deadline);
            }
        }
        out.clear(KEPT_OUTPUT);
        written = 0;
        traced = 0;
    }

    /** Ends all waits at a deadline at the latest, also one that another thread is in. May be called from any thread. */
    void limit(Deadline newLimit) {
        limit = newLimit;
        if (!newLimit.isNone()) {
            transport.wakeup();
        }
    }

    /** Returns whether the limit has passed. */
    boolean isOverdue() {
        return limit.isExpired();
    }

    private Deadline limited(Deadline deadline) {
        Deadline known = limit;
        return known.isNone() ? deadline : deadline.earlier(known);
    }

    private void awaitWritable(Deadline deadline) throws IOException {
        Readiness ready = transport.await(ended ? Interest.WRITE : Interest.READ_OR_WRITE, limited(deadline));
        if (ready.canRead()) {
            input.makeRoom();
            ended = input.readFrom(transport) < 0;
        }
    }

    private void traceSent() {
        if (trace != null) {
            trace.sent(out.array(), traced, out.size());
            traced = out.size();
        }
    }

    private void require(int size, Deadline deadline) throws IOException {
        while (input.available() < size) {
            fill(size, deadline);
        }
    }

    private int nextSize() {
        if (input.available() < HEADER_SIZE) {
            return HEADER_SIZE;
        }
        return taggedSize(input.array(), input.start(), LENGTH_SIZE);
    }

    /**
     * Reads what is here already, or is once the peer has had a turn where both share a processor; an idle one goes on at once.
     * Who is interrupted finds nothing, and so has to wait, which tells.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but time: a wait would follow
    private boolean findsSome(int size) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (receive(size)) {
            return true;
        }
        Thread.yield();
        return receive(size);
    }

    private boolean receive(int size) throws IOException {
        input.makeRoom(size);
        int room = input.room();
        int count = input.readFrom(transport);
        if (count < 0) {
            throw new EOFException("the " + peer + " closed the connection"
                    + (input.available() > 0 ? " in the middle of a message" : " unexpectedly"));
        }
        arrivals.received(count, room);
        return count > 0;
    }

    private static ProtocolException badLength(String message, int length, int least, int most) {
        return new ProtocolException(message + " claims a length of " + length + "; it must be from " + least + " to "
                + most + ", so this is no message, or the stream is out of step");
    }
}
