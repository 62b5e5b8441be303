package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * Bytes received and not yet consumed, in one array, of which parts can be lent out.
 *
 * <p>Once a part was lent, nothing before {@link #end()} is written again: the buffer goes on behind it, and moves to
 * another array when there is too little left. It grows no faster than bytes arrive, whatever lengths a peer claims.
 */
final class InputBuffer {
    private static final int INITIAL_SIZE = 16 * 1024;
    /** What an idle connection keeps at most. */
    private static final int KEPT_SIZE = 64 * 1024;
    /** The size that arrays lent out grow to; from half of a G1 region on, which may be 1 MiB, they would be humongous. */
    private static final int LENT_SIZE = 256 * 1024;
    /** Type byte and the longest message; also what may wait unread while the peer does not read. */
    private static final int MAX_SIZE = WireWriter.MAX_SIZE + 1;
    /** Less than this is not worth the system call that reads into it. */
    private static final int LEAST_ROOM = 2 * 1024;

    private final int maxSize;
    private byte[] data = new byte[INITIAL_SIZE];
    private int start;
    private int end;
    private boolean lent;

    /** How much of the current result was lent, and how much the last one took: the next one may well be alike. */
    private int lentBytes;

    private int lastBytes;

    InputBuffer() {
        this(MAX_SIZE);
    }

    /** Creates a buffer that holds no more than {@code maxSize} bytes unread. */
    InputBuffer(int maxSize) {
        this.maxSize = maxSize;
    }

    /** Returns the array; it changes with {@link #makeRoom}, {@link #consume} and {@link #lend}. */
    byte[] array() {
        return data;
    }

    /** Returns the index of the first byte that was not consumed. */
    int start() {
        return start;
    }

    /** Returns the index after the last byte received. */
    int end() {
        return end;
    }

    /** Returns how many bytes wait to be consumed. */
    int available() {
        return end - start;
    }

    /** Returns whether a message of {@code size} bytes from {@code index} on can be received where it is. */
    boolean hasRoom(int index, int size) {
        return size <= data.length - index && (data.length - end >= LEAST_ROOM || size >= data.length / 2);
    }

    /** Makes room for a message of {@code size} bytes from {@link #start()} on, or for a good part of it. */
    void makeRoom(int size) {
        if (hasRoom(start, size)) {
            return;
        }
        int unread = available();
        boolean crowded = end == data.length && data.length < KEPT_SIZE;
        boolean movable = !lent && !crowded && size <= data.length && unread <= data.length / 2;
        byte[] target = movable ? data : new byte[nextSize(size, unread)];
        System.arraycopy(data, start, target, 0, unread);
        lent &= movable;
        data = target;
        start = 0;
        end = unread;
    }

    /**
     * Makes room for whatever comes, behind all that was received.
     *
     * @throws ProtocolException when more is unread than a single message can have
     */
    void makeRoom() {
        if (end == data.length) {
            int unread = available();
            if (unread >= maxSize) {
                throw new ProtocolException(
                        "the peer goes on sending, but reads nothing: " + unread + " bytes are waiting");
            }
            makeRoom((int) Math.min(maxSize, Math.max(INITIAL_SIZE, 2L * unread)));
        }
    }

    /** Returns how much can be read at once. */
    int room() {
        return data.length - end;
    }

    /** Reads into the free room; the result is the transport's. */
    int readFrom(Transport transport) throws IOException {
        int count = transport.read(data, end, room());
        end += Math.max(0, count);
        return count;
    }

    /** Passes over bytes, which may then be overwritten. */
    void consume(int count) {
        start += count;
        if (start == end) {
            if (data.length > KEPT_SIZE) {
                data = new byte[INITIAL_SIZE];
                lent = false;
            }
            if (!lent) {
                start = 0;
                end = 0;
            }
        }
    }

    /** Hands over the rows from {@link #start()} on where they are. */
    RowRun lend(int runEnd, int count) {
        RowRun run = new RowRun(data, start, runEnd, count);
        lentBytes += runEnd - start;
        start = runEnd;
        lent = true;
        return run;
    }

    /** Hands over the last rows of a result from {@link #start()} on: in an array of their own if much of this one would be wasted. */
    RowRun detach(int runEnd, int count) {
        int size = runEnd - start;
        lastBytes = lentBytes + size;
        RowRun run = detached(runEnd, count, size);
        lentBytes = 0;
        return run;
    }

    private RowRun detached(int runEnd, int count, int size) {
        if (size > data.length / 4 * 3) {
            return lend(runEnd, count);
        }
        RowRun run = new RowRun(Arrays.copyOfRange(data, start, runEnd), 0, size, count);
        consume(size);
        return run;
    }

    private int nextSize(int size, int unread) {
        int left = lastBytes - lentBytes + LEAST_ROOM;
        int usual = lent && left > INITIAL_SIZE ? left : data.length * 2;
        return (int) Math.max(Math.min(LENT_SIZE, usual), Math.min(size, 2L * unread));
    }
}
