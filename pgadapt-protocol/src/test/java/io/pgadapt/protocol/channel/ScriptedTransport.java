package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.message.Message;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Interest;
import io.pgadapt.protocol.transport.Readiness;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A transport that delivers bytes in given pieces, fails on cue, and keeps what is written. */
final class ScriptedTransport implements Transport {
    private interface Step {}

    private record Piece(ByteBuffer data) implements Step {}

    private record Failure(IOException cause) implements Step {}

    private record End() implements Step {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int writes;
    private int waits;
    private int room = Integer.MAX_VALUE;
    private boolean open = true;

    static byte[] bytes(Message... messages) {
        WireWriter out = new WireWriter(64);
        for (Message message : messages) {
            message.encode(out);
        }
        return out.toArray();
    }

    ScriptedTransport deliver(byte[] data) {
        return deliver(data, 0, data.length);
    }

    ScriptedTransport deliver(byte[] data, int from, int to) {
        if (to > from) {
            steps.add(new Piece(ByteBuffer.wrap(data, from, to - from)));
        }
        return this;
    }

    ScriptedTransport deliverInPieces(byte[] data, int size) {
        for (int at = 0; at < data.length; at += size) {
            deliver(data, at, Math.min(data.length, at + size));
        }
        return this;
    }

    /** The next wait fails. */
    ScriptedTransport fail(IOException cause) {
        steps.add(new Failure(cause));
        return this;
    }

    ScriptedTransport end() {
        steps.add(new End());
        return this;
    }

    /** Only so many bytes can be written until {@link #takeAll}. */
    ScriptedTransport takeAtMost(int bytes) {
        room = bytes;
        return this;
    }

    void takeAll() {
        room = Integer.MAX_VALUE;
    }

    byte[] written() {
        return written.toByteArray();
    }

    int writes() {
        return writes;
    }

    int waits() {
        return waits;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a read needs room");
        }
        if (!(steps.peek() instanceof Piece piece)) {
            return steps.peek() instanceof End ? -1 : 0;
        }
        int count = Math.min(length, piece.data().remaining());
        piece.data().get(buffer, offset, count);
        if (!piece.data().hasRemaining()) {
            steps.remove();
        }
        return count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) {
        writes++;
        int count = Math.min(length, room);
        room -= count;
        written.write(buffer, offset, count);
        return count;
    }

    @Override
    public Readiness await(Interest interest, Deadline deadline) throws IOException {
        waits++;
        if (steps.peek() instanceof Failure failure) {
            steps.remove();
            throw failure.cause();
        }
        boolean readable = interest.includesRead() && !steps.isEmpty();
        boolean writable = interest.includesWrite() && room > 0;
        if (!readable && !writable) {
            throw new SocketTimeoutException("the script is over");
        }
        if (readable && writable) {
            return Readiness.READABLE_AND_WRITABLE;
        }
        return readable ? Readiness.READABLE : Readiness.WRITABLE;
    }

    @Override
    public void wakeup() {
        throw new UnsupportedOperationException("nobody waits for a script");
    }

    @Override
    public SocketAddress remoteAddress() {
        return InetSocketAddress.createUnresolved("script", 5432);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
