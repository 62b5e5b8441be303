package io.pgadapt.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns what connections do; each method does nothing until it is overridden. What begins and ends, such as a statement,
 * is told when it begins; what the method returns is told its end, whatever it is: that of its connection, if that comes first. A
 * connection of a pool ends in this sense when it is given back.
 *
 * <p>Methods are called on the thread that uses the connection, many at once when many connections are used, and must not
 * use the connection themselves. An exception that one throws is logged, and does not disturb anybody else. Without
 * observers nothing is measured, and nothing is paid.
 */
public interface Observer {

    /** A connection is about to be made. */
    default Observation connecting(ConnectStart start) {
        return Observation.NONE;
    }

    /**
     * A statement is about to be sent, or to be added to a pipeline; of a stream, the end is that of its last row. All sets of
     * {@code executeMany} are one statement, with the types of the first.
     */
    default Observation running(StatementStart start) {
        return Observation.NONE;
    }

    /**
     * A statement is about to be sent, with these values; otherwise as {@link #running(StatementStart)}, which is called unless
     * this is overridden. Who overrides it asks for the values, and is trusted not to let them get to where they should not be:
     * there may be passwords among them.
     *
     * @param values the parameters as they were given, in the order of {@code $1}, {@code $2}; of {@code executeMany} those of
     *     the first set; not to be changed, and not to be kept beyond the statement's end, since their owner may change them then
     */
    default Observation running(StatementStart start, List<@Nullable Object> values) {
        return running(start);
    }

    /** A COPY whose data go to or come from this side is about to be sent; its end is that of its data. */
    default Observation copying(CopyStart start) {
        return Observation.NONE;
    }

    /**
     * A replication stream is about to be asked for. Its end, maybe days later, is that of the stream: when it is closed, or
     * its connection; when the server ends it; when one of them fails.
     */
    default Observation replicating(ReplicationStart start) {
        return Observation.NONE;
    }

    /** A transaction is about to be ended, or a part of one. */
    default Observation ending(TransactionEnd end) {
        return Observation.NONE;
    }

    /** A notification has arrived. */
    default void notified(NotificationArrival arrival) {}
}
