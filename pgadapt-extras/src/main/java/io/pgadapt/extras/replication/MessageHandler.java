package io.pgadapt.extras.replication;

import io.pgadapt.replication.ReplicationMessage;

/**
 * What {@link ReplicationStream#consume} does with each message.
 *
 * @param <E> what it may throw
 */
@FunctionalInterface
public interface MessageHandler<E extends Exception> {

    /** Does something with a message; an exception leaves the loop, and passes through it. */
    void handle(ReplicationMessage message) throws E;
}
