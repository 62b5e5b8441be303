package io.pgadapt.internal.engine;

import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.replication.StreamMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What those who watch a replication stream are told, if there are any: how much it brought, and how it ended. Not
 * thread-safe: the session locks.
 */
final class ReplicationWatch {
    private final Observers.@Nullable Watch watch;
    private long messages;
    private long bytes;

    /**
     * Creates what tells an end.
     *
     * @param watch null when nobody wants to know
     */
    ReplicationWatch(Observers.@Nullable Watch watch) {
        this.watch = watch;
    }

    /** The server has agreed to stream. */
    void began() {
        count(0, 0);
    }

    /** A message has come; those without data say only that the server lives. */
    void brought(StreamMessage message) {
        if (message instanceof ReplicationMessage data) {
            count(1, data.dataSize());
        }
    }

    private void count(int newMessages, int newBytes) {
        messages += newMessages;
        bytes += newBytes;
        if (watch != null) {
            watch.brought(messages);
            watch.moved(bytes);
        }
    }

    /** The server has ended it. */
    void completed() {
        tell(it -> it.succeeded(-1));
    }

    /** This side has ended it. */
    void left() {
        tell(Observers.Watch::left);
    }

    /** It has failed. */
    void failed(Throwable error) {
        tell(it -> it.failed(error));
    }

    private void tell(Consumer<Observers.Watch> end) {
        if (watch != null) {
            end.accept(watch);
        }
    }
}
