package io.pgadapt.tests.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Carries connections to a server, until the test freezes or cuts them. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Flow fromClient = new Flow();
    private final Flow fromServer = new Flow();

    private TcpProxy(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
        spawn("tcp proxy", this::acceptAll);
    }

    /** Listens on 127.0.0.1, on a free port, for a server that listens elsewhere. */
    public static TcpProxy to(String host, int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new TcpProxy(new ServerSocket(0, 50, loopback), new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public String host() {
        return "127.0.0.1";
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on no byte passes, in either direction, and nobody is told. */
    public void freeze() {
        fromClient.freeze(true);
        fromServer.freeze(true);
    }

    /** Undoes {@link #freeze()}; nothing is lost. */
    public void thaw() {
        fromClient.freeze(false);
        fromServer.freeze(false);
    }

    /** Resets all connections; new ones are taken. */
    public void cut() {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            reset(socket);
        }
    }

    /** Lets that many more bytes of all servers' answers pass, then freezes these, and not what clients send. */
    public void freezeAfterServerBytes(long count) {
        fromServer.freezeAfter(count);
    }

    /** Lets that many more bytes of all servers' answers pass, then ends all connections as a dying server does: no reset. */
    public void cutAfterServerBytes(long count) {
        fromServer.limit(count);
    }

    /** Lets that many more bytes of all clients' requests pass, then ends all connections: no reset. */
    public void cutAfterClientBytes(long count) {
        fromClient.limit(count);
    }

    /** How many bytes have passed from servers to clients. */
    public long serverBytes() {
        return fromServer.passed();
    }

    /** How many bytes have passed from clients to servers. */
    public long clientBytes() {
        return fromClient.passed();
    }

    /** Takes no connection any more and resets all. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
            thaw(); // lets the threads see that their sockets are closed
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                connect(listener.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            reset(client);
            return;
        }
        spawn("tcp proxy, from client", () -> pump(client, server, fromClient));
        spawn("tcp proxy, from server", () -> pump(server, client, fromServer));
    }

    private void pump(Socket from, Socket to, Flow flow) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int done = 0; done < count; ) {
                    int passing = flow.pass(count - done);
                    out.write(buffer, done, passing);
                    done += passing;
                    if (flow.isExhausted()) {
                        endAll();
                        return;
                    }
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    private void endAll() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed already
        }
    }

    private static void spawn(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What may pass in one direction. */
    private static final class Flow {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition thawed = lock.newCondition();
        private boolean frozen;
        private long untilFrozen = Long.MAX_VALUE;
        private long allowance = Long.MAX_VALUE;
        private long passed;

        /** Waits while frozen, then tells how many of the bytes may pass. */
        int pass(int count) {
            lock.lock();
            try {
                while (frozen) {
                    thawed.awaitUninterruptibly();
                }
                int allowed = (int) Math.min(count, Math.min(allowance, untilFrozen));
                allowance -= allowed;
                untilFrozen -= allowed;
                passed += allowed;
                frozen = untilFrozen == 0;
                return allowed;
            } finally {
                lock.unlock();
            }
        }

        boolean isExhausted() {
            lock.lock();
            try {
                return allowance == 0;
            } finally {
                lock.unlock();
            }
        }

        void freeze(boolean on) {
            lock.lock();
            try {
                frozen = on;
                untilFrozen = Long.MAX_VALUE;
                thawed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void freezeAfter(long count) {
            lock.lock();
            try {
                untilFrozen = count;
            } finally {
                lock.unlock();
            }
        }

        void limit(long count) {
            lock.lock();
            try {
                allowance = count;
            } finally {
                lock.unlock();
            }
        }

        long passed() {
            lock.lock();
            try {
                return passed;
            } finally {
                lock.unlock();
            }
        }
    }
}
