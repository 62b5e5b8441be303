package io.pgadapt.tests.script;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that does what its scripts say: the first connection gets the first script, and so on; further ones are refused.
 * Each script runs on a thread of its own.
 *
 * <p>{@link #close()} waits for the scripts and fails when one went wrong or has steps left, so that a try-with-resources
 * around the client's part is a whole test.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final ServerSocketChannel listener;
    private final SocketAddress address;
    private final @Nullable Path directory;
    private final List<Conversation> conversations;
    private final Thread acceptor = new Thread(this::acceptAll, "scripted server");

    private ScriptedServer(ServerSocketChannel listener, @Nullable Path directory, Script... scripts)
            throws IOException {
        this.listener = listener;
        this.address = listener.getLocalAddress();
        this.directory = directory;
        this.conversations = Arrays.stream(scripts).map(Conversation::new).toList();
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Listens on 127.0.0.1, on a free port. */
    public static ScriptedServer listen(Script... scripts) {
        try {
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            return new ScriptedServer(listener, null, scripts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens on a Unix-domain socket, named as PostgreSQL names its own, in a directory of its own. */
    public static ScriptedServer listenOnUnixSocket(Script... scripts) {
        try {
            Path directory = Files.createTempDirectory("script");
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(directory.resolve(".s.PGSQL.5432")));
            return new ScriptedServer(listener, directory, scripts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, or has listened: known also when no more clients are taken. */
    public SocketAddress address() {
        return address;
    }

    /** Host for a connection string: an IP address, or the directory of the Unix-domain socket. */
    public String host() {
        return directory == null ? "127.0.0.1" : directory.toString();
    }

    /** Port for a connection string. */
    public int port() {
        return address instanceof InetSocketAddress tcp ? tcp.getPort() : 5432;
    }

    /** A connection string in keyword/value form, for user and database {@code app}, without TLS unless overridden. */
    public String dsn() {
        return "host=" + host() + " port=" + port() + " user=app dbname=app sslmode=disable";
    }

    /** Waits until all scripts have come to their ends; an {@link AssertionError} tells which did not, and why. */
    @Override
    public void close() {
        try {
            acceptor.join(PATIENCE_MILLIS);
            for (Conversation conversation : conversations) {
                conversation.thread.join(PATIENCE_MILLIS);
            }
            end();
            report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the script ran", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closing a channel ends whatever a script still waits for. */
    private void end() throws IOException, InterruptedException {
        listener.close();
        acceptor.join();
        for (Conversation conversation : conversations) {
            conversation.end();
        }
        if (directory != null) {
            Files.deleteIfExists(directory.resolve(".s.PGSQL.5432"));
            Files.delete(directory);
        }
    }

    private void report() {
        AssertionError failure = null;
        for (int i = 0; i < conversations.size(); i++) {
            Throwable cause = conversations.get(i).failure;
            if (cause != null) {
                String message = "script " + (i + 1) + " of " + conversations.size() + ", " + cause.getMessage();
                AssertionError error = new AssertionError(message, cause);
                if (failure == null) {
                    failure = error;
                } else {
                    failure.addSuppressed(error);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void acceptAll() {
        try {
            for (Conversation conversation : conversations) {
                conversation.begin(new Peer(listener.accept()));
            }
            listener.close();
        } catch (IOException e) {
            // close() came first; conversations without a client report that themselves
        }
    }

    /** A script, and the connection on which it is carried out. */
    private static final class Conversation {
        private final Script script;
        private final Thread thread = new Thread(this::run, "script");
        private volatile @Nullable Peer peer;
        private volatile @Nullable Throwable failure = new AssertionError("no client came");

        Conversation(Script script) {
            this.script = script;
            thread.setDaemon(true);
        }

        void begin(Peer accepted) {
            peer = accepted;
            thread.start();
        }

        void end() throws IOException, InterruptedException {
            Peer accepted = peer;
            if (accepted != null) {
                accepted.close();
                thread.interrupt();
                thread.join();
            }
        }

        private void run() {
            int number = 0;
            List<Script.Step> steps = script.steps();
            try (Peer accepted = Objects.requireNonNull(peer)) {
                for (Script.Step step : steps) {
                    number++;
                    step.action().on(accepted);
                }
                failure = null;
            } catch (EOFException e) {
                fail(number, "the client closed the connection", e);
            } catch (IOException e) {
                fail(number, e.toString(), e);
            } catch (InterruptedException e) {
                fail(number, "it never came to its end", e);
            } catch (RuntimeException | AssertionError e) {
                fail(number, String.valueOf(e.getMessage()), e);
            }
        }

        private void fail(int number, String what, Throwable cause) {
            String step = number == 0 ? "" : script.steps().get(number - 1).name();
            failure = new AssertionError("step " + number + " (" + step + "): " + what, cause);
        }
    }
}
