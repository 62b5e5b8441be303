package io.pgadapt.tests.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server's process and its temporary directory, where its log is, too. Both are gone when it is closed, at the latest with the JVM. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 10;
    private static final long LOOK_AGAIN = Duration.ofMillis(5).toNanos();

    private final String name;
    private final Path directory;
    private final ProcessBuilder command;
    private final Readiness readiness;
    private final Halt halt;
    private Process process;
    private final Thread exitHook = new Thread(this::stopAndDelete, "pgadapt-server-exit");

    /** Tells whether a server takes connections. */
    @FunctionalInterface
    interface Readiness {
        boolean isReady() throws IOException;
    }

    /** Asks a server to stop. */
    @FunctionalInterface
    interface Halt {
        void ask(Process process) throws IOException;
    }

    private ServerProcess(String name, Path directory, ProcessBuilder command, Readiness readiness, Halt halt)
            throws IOException {
        this.name = name;
        this.directory = directory;
        this.command = command.redirectOutput(
                ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        this.readiness = readiness;
        this.halt = halt;
        this.process = command.start();
        Runtime.getRuntime().addShutdownHook(exitHook);
    }

    /**
     * Starts a server; returns when it takes connections.
     *
     * @param name what errors call it
     * @param directory goes away with the server
     * @param halt stops it at once; there is nothing that an orderly end would save
     */
    static ServerProcess start(String name, Path directory, ProcessBuilder command, Readiness readiness, Halt halt)
            throws IOException {
        ServerProcess started = new ServerProcess(name, directory, command, readiness, halt);
        try {
            started.awaitReady();
        } catch (IOException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** Has it stop, and starts it again in the same place. */
    void restart(Halt how) throws IOException {
        how.ask(process);
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(name + " did not stop within " + START_LIMIT.toSeconds() + " s:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " stopped", e);
        }
        process = command.start();
        awaitReady();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!readiness.isReady()) {
            if (!process.isAlive()) {
                throw new IOException(name + " ended with " + process.exitValue() + " while it started:\n" + log());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(name + " was not ready within " + START_LIMIT.toSeconds() + " s:\n" + log());
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /** What it has said so far. */
    String log() throws IOException {
        return Files.readString(logFile());
    }

    private Path logFile() {
        return directory.resolve("server.log");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (IllegalStateException e) {
            return; // the hook runs already
        }
        stopAndDelete();
    }

    private void stopAndDelete() {
        try {
            if (process.isAlive()) {
                halt.ask(process);
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            Directories.delete(directory);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
