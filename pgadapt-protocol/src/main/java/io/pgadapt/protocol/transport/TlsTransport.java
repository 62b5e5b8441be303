package io.pgadapt.protocol.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * TLS over another transport.
 *
 * <p>{@link #handshake} comes first; then it behaves as any transport does. Records that the protocol sends on its own
 * account (session tickets, key updates) pass unseen. The peer's end of stream is reported as such even when no
 * close_notify came first: PostgreSQL's messages say themselves how long they are.
 */
public final class TlsTransport implements Transport {
    private static final int RECORDS_BUFFERED = 4;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Transport transport;
    private final SSLEngine engine;
    /** Guards {@link #encrypted}, so that {@link #close} from another thread leaves a write in peace. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Records received, from position to limit. */
    private final ByteBuffer records;
    /** Records to send, from position to limit. */
    private final ByteBuffer encrypted;
    /** What was decrypted and did not fit into the reader's array, from position to limit. */
    private final ByteBuffer decrypted;

    private ByteBuffer lastTarget = NOTHING;
    private ByteBuffer lastSource = NOTHING;
    /** Whether {@link #records} holds no complete record: another must be received to get further. */
    private boolean exhausted = true;

    private boolean ended;

    /**
     * Creates TLS over a connected transport, which it owns from now on.
     *
     * @param engine ready to shake hands: mode, host name, trust and application protocols are set
     */
    public TlsTransport(Transport transport, SSLEngine engine) {
        this.transport = transport;
        this.engine = engine;
        SSLSession session = engine.getSession();
        int recordSize = session.getPacketBufferSize();
        this.records = ByteBuffer.allocate(RECORDS_BUFFERED * recordSize).flip();
        this.encrypted = ByteBuffer.allocate(RECORDS_BUFFERED * recordSize).flip();
        this.decrypted = ByteBuffer.allocate(session.getApplicationBufferSize()).flip();
    }

    /**
     * Shakes hands. After a failure the transport is of no use but to be closed.
     *
     * @throws SSLException when the peers do not agree, or do not trust each other
     * @throws EOFException when the peer closes the connection
     * @throws java.net.SocketTimeoutException when the deadline expires first
     * @throws java.io.InterruptedIOException when the thread is interrupted
     */
    public void handshake(Deadline deadline) throws IOException {
        try {
            engine.beginHandshake();
            while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                shakeHands(deadline);
            }
            drainFully(deadline);
        } catch (SSLException e) {
            sendLastWords();
            throw e;
        }
    }

    /** Returns the session that was agreed upon: protocol, cipher suite, certificates. */
    public SSLSession session() {
        return engine.getSession();
    }

    /** Returns the application protocol that was agreed upon (ALPN, RFC 7301); empty when there is none. */
    public String applicationProtocol() {
        String protocol = engine.getApplicationProtocol();
        return protocol == null ? "" : protocol;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!decrypted.hasRemaining() && !ended) {
            lastTarget = over(lastTarget, buffer).limit(offset + length).position(offset);
            decrypt(lastTarget);
            int count = lastTarget.position() - offset;
            if (count > 0) {
                return count;
            }
        }
        int count = Math.min(length, decrypted.remaining());
        decrypted.get(buffer, offset, count);
        return count == 0 && ended ? -1 : count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        writing.lock();
        try {
            lastSource = over(lastSource, buffer).limit(offset + length).position(offset);
            boolean progress = true;
            while (progress && drain() && lastSource.hasRemaining()) {
                progress = encrypt(lastSource);
            }
            int count = lastSource.position() - offset;
            if (count == 0 && engine.isOutboundDone()) {
                throw new SSLException("the TLS connection has been closed");
            }
            return count;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Readiness await(Interest interest, Deadline deadline) throws IOException {
        SocketTransport.checkInterruption();
        while (true) {
            if (interest.includesRead() && hasBuffered()) {
                return Readiness.READABLE;
            }
            if (!encrypted.hasRemaining()) {
                return transport.await(interest, deadline);
            }
            // Our caller believes these bytes sent, so they must leave whatever it waits for.
            Readiness ready =
                    transport.await(interest.includesRead() ? Interest.READ_OR_WRITE : Interest.WRITE, deadline);
            boolean writable = ready.canWrite() && drain() && interest.includesWrite();
            if (ready.canRead()) {
                return writable ? Readiness.READABLE_AND_WRITABLE : Readiness.READABLE;
            }
            if (writable) {
                return Readiness.WRITABLE;
            }
        }
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

    /** Closes the connection; close_notify is sent when that takes no waiting. */
    @Override
    public void close() {
        if (transport.isOpen() && writing.tryLock()) {
            try {
                engine.closeOutbound();
                sendLastWords();
            } finally {
                writing.unlock();
            }
        }
        transport.close();
    }

    /** Returns whether a read is worth trying without anything being received. */
    private boolean hasBuffered() {
        return decrypted.hasRemaining() || ended || (!exhausted && records.hasRemaining());
    }

    private void shakeHands(Deadline deadline) throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> {
                if (!encrypt(NOTHING)) {
                    drainFully(deadline);
                }
            }
            default -> {
                if (decryptAside().getStatus() == Status.BUFFER_UNDERFLOW && !receive() && !ended) {
                    drainFully(deadline);
                    transport.await(Interest.READ, deadline);
                }
                if (ended) {
                    throw new EOFException("the peer closed the connection during the TLS handshake");
                }
            }
        }
    }

    /** Decrypts complete records into the target, or one that is too large for it into {@link #decrypted}. */
    private void decrypt(ByteBuffer target) throws IOException {
        int start = target.position();
        while (target.hasRemaining()) {
            SSLEngineResult result = decryptRecord(target);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                if (target.position() > start) {
                    return;
                }
                // The engine looks for room before it looks whether the record is complete.
                result = decryptAside();
            }
            boolean further = switch (result.getStatus()) {
                case OK -> obey(result);
                case BUFFER_UNDERFLOW -> target.position() == start && receive();
                case BUFFER_OVERFLOW, CLOSED -> false;
            };
            if (!further || decrypted.hasRemaining()) {
                return;
            }
        }
    }

    private SSLEngineResult decryptAside() throws IOException {
        decrypted.compact();
        try {
            SSLEngineResult result = decryptRecord(decrypted);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                throw new SSLException("the peer sent a TLS record of more than " + decrypted.capacity() + " bytes");
            }
            return result;
        } finally {
            decrypted.flip();
        }
    }

    private SSLEngineResult decryptRecord(ByteBuffer target) throws SSLException {
        SSLEngineResult result = engine.unwrap(records, target);
        exhausted = result.getStatus() == Status.BUFFER_UNDERFLOW;
        ended = result.getStatus() == Status.CLOSED;
        return result;
    }

    /** Does what the engine asks for after a record; returns whether the next record can be tried. */
    private boolean obey(SSLEngineResult result) throws IOException {
        if (result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            return true;
        }
        writing.lock();
        try {
            runTasks();
            boolean progress = true;
            while (progress && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                progress = encrypt(NOTHING);
                drain();
            }
            return progress;
        } finally {
            writing.unlock();
        }
    }

    /** Encrypts as much as there is room for; returns whether that was anything. */
    private boolean encrypt(ByteBuffer source) throws SSLException {
        int before = encrypted.remaining();
        encrypted.compact();
        try {
            SSLEngineResult result;
            do {
                result = engine.wrap(source, encrypted);
            } while (source.hasRemaining() && result.bytesProduced() > 0);
        } finally {
            encrypted.flip();
        }
        runTasks();
        return encrypted.remaining() > before;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** Receives records; returns whether there were any. */
    private boolean receive() throws IOException {
        records.compact();
        try {
            int count = transport.read(records.array(), records.position(), records.remaining());
            ended = count < 0;
            exhausted = count <= 0;
            records.position(records.position() + Math.max(0, count));
            return count > 0;
        } finally {
            records.flip();
        }
    }

    /** Hands encrypted bytes to the transport; returns whether none are left. */
    private boolean drain() throws IOException {
        writing.lock();
        try {
            if (encrypted.hasRemaining()) {
                int count = transport.write(encrypted.array(), encrypted.position(), encrypted.remaining());
                encrypted.position(encrypted.position() + count);
            }
            return !encrypted.hasRemaining();
        } finally {
            writing.unlock();
        }
    }

    private void drainFully(Deadline deadline) throws IOException {
        while (!drain()) {
            transport.await(Interest.WRITE, deadline);
        }
    }

    /** Sends an alert or close_notify if that is possible at once. */
    private void sendLastWords() {
        try {
            encrypt(NOTHING);
            drain();
        } catch (IOException ignored) {
            // The connection is being given up; what went wrong before is what matters.
        }
    }

    /** Returns the buffer if it is over the array, else a new one: callers use the same array again and again. */
    @SuppressWarnings("ByteBufferBackingArray") // only buffers that this method made, or the empty one, come back
    private static ByteBuffer over(ByteBuffer buffer, byte[] array) {
        return buffer.array() == array ? buffer : ByteBuffer.wrap(array);
    }
}
