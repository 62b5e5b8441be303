package io.pgadapt.protocol.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * TCP and Unix-domain sockets.
 *
 * <p>The channel never blocks; waiting is done by a selector of its own. A blocking channel would be closed by the
 * interruption of its thread, and knows no timeouts.
 */
public final class SocketTransport implements Transport {
    /** Small at first, so that short-lived connections cost little; a transfer that fills it makes it large. */
    private static final int SMALL_BUFFER = 16 * 1024;

    private static final int LARGE_BUFFER = 128 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final SocketAddress remoteAddress;
    private final AtomicBoolean woken = new AtomicBoolean();

    // Of our own: with heap buffers the channel would copy through a buffer of its own, and wrapping one allocates.
    private ByteBuffer input = ByteBuffer.allocateDirect(SMALL_BUFFER);
    private ByteBuffer output = ByteBuffer.allocateDirect(SMALL_BUFFER);

    private SocketTransport(SocketChannel channel, SocketAddress remoteAddress) throws IOException {
        channel.configureBlocking(false);
        this.channel = channel;
        this.remoteAddress = remoteAddress;
        this.selector = channel.provider().openSelector();
        this.key = channel.register(selector, 0);
    }

    /**
     * Connects to a TCP port.
     *
     * @param address must be resolved
     * @throws SocketTimeoutException when the deadline expires first
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the connection fails
     */
    public static SocketTransport connect(InetSocketAddress address, SocketOptions options, Deadline deadline)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            configure(channel, options);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return connect(channel, address, deadline);
    }

    /**
     * Connects to a Unix-domain socket. The system takes no time for that: it works or fails at once, also when the
     * server's queue of new connections is full.
     *
     * @throws SocketTimeoutException when the deadline expires first
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the connection fails
     */
    public static SocketTransport connect(UnixDomainSocketAddress address, Deadline deadline) throws IOException {
        return connect(SocketChannel.open(StandardProtocolFamily.UNIX), address, deadline);
    }

    /** Returns a transport over a connected channel, which it owns from now on. */
    public static SocketTransport over(SocketChannel connected) throws IOException {
        return open(connected, connected.getRemoteAddress());
    }

    /**
     * Returns the name of the operating system's user that runs the other end of a Unix-domain socket; null where the
     * platform does not tell, and for TCP.
     */
    public @Nullable String peerUser() throws IOException {
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                ? channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName()
                : null;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ByteBuffer in = input;
        in.clear().limit(Math.min(length, in.capacity()));
        int count = channel.read(in);
        if (count > 0) {
            in.flip().get(buffer, offset, count);
            if (count == SMALL_BUFFER && in.capacity() == SMALL_BUFFER) {
                input = ByteBuffer.allocateDirect(LARGE_BUFFER);
            }
        }
        return count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        if (length > SMALL_BUFFER && output.capacity() == SMALL_BUFFER) {
            output = ByteBuffer.allocateDirect(LARGE_BUFFER);
        }
        ByteBuffer out = output;
        out.clear().put(buffer, offset, Math.min(length, out.capacity())).flip();
        return channel.write(out);
    }

    @Override
    public Readiness await(Interest interest, Deadline deadline) throws IOException {
        int ops = (interest.includesRead() ? SelectionKey.OP_READ : 0)
                | (interest.includesWrite() ? SelectionKey.OP_WRITE : 0);
        int ready = select(ops, deadline);
        if (ready == SelectionKey.OP_READ) {
            return Readiness.READABLE;
        }
        return ready == SelectionKey.OP_WRITE ? Readiness.WRITABLE : Readiness.READABLE_AND_WRITABLE;
    }

    @Override
    public void wakeup() {
        woken.set(true);
        selector.wakeup();
    }

    @Override
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        // The channel first: closing the selector then also releases the channel's descriptor, and ends a wait.
        try (selector) {
            channel.close();
        } catch (IOException ignored) {
            // There is nothing left to do about it, and it must not hide why the connection was given up.
        }
    }

    private static SocketTransport connect(SocketChannel channel, SocketAddress address, Deadline deadline)
            throws IOException {
        SocketTransport transport = open(channel, address);
        try {
            if (!channel.connect(address)) {
                transport.finishConnect(deadline);
            }
            return transport;
        } catch (IOException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static SocketTransport open(SocketChannel channel, SocketAddress address) throws IOException {
        try {
            return new SocketTransport(channel, address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static void configure(SocketChannel channel, SocketOptions options) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, options.keepAlive());
        if (options.keepAlive()) {
            setPositive(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(options.keepAliveIdle()));
            setPositive(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(options.keepAliveInterval()));
            setPositive(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, options.keepAliveCount());
        }
    }

    private static int seconds(Duration duration) {
        return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
    }

    private static void setPositive(SocketChannel channel, SocketOption<Integer> option, int value) throws IOException {
        if (value > 0 && channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }

    private void finishConnect(Deadline deadline) throws IOException {
        try {
            do {
                select(SelectionKey.OP_CONNECT, deadline);
            } while (!channel.finishConnect());
        } catch (SocketTimeoutException e) {
            SocketTimeoutException timeout = new SocketTimeoutException("could not connect to " + remoteAddress
                    + " in time: the server or something on the way to it does not answer");
            timeout.initCause(e);
            throw timeout;
        }
    }

    private int select(int ops, Deadline deadline) throws IOException {
        try {
            if (key.interestOps() != ops) {
                key.interestOps(ops);
            }
            while (true) {
                checkInterruption();
                long millis = deadline.isNone() ? 0 : deadline.remainingMillis();
                boolean expired = millis == 0 && !deadline.isNone();
                int selected = expired
                        ? selector.selectNow(SocketTransport::keepReadyOps)
                        : selector.select(SocketTransport::keepReadyOps, millis);
                if (selected > 0) {
                    return key.readyOps();
                }
                if (woken.compareAndSet(true, false)) {
                    return ops;
                }
                if (expired) {
                    throw new SocketTimeoutException("the peer did not answer in time");
                }
            }
        } catch (CancelledKeyException | ClosedSelectorException e) {
            ClosedChannelException closed = new ClosedChannelException();
            closed.initCause(e);
            throw closed;
        }
    }

    static void checkInterruption() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the thread was interrupted while it waited for the peer");
        }
    }

    /** What is ready is read from the key itself; an action spares the selector its set of selected keys. */
    private static void keepReadyOps(SelectionKey ready) {}
}
