package io.pgadapt.replication;

import io.pgadapt.row.Row;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replication stream: messages of the server, and in the other direction what the client tells it. As long as it is open,
 * its connection does nothing else.
 *
 * <p>Thread-safe: while one thread waits in {@link #read}, others may send and close. Every method throws
 * {@link io.pgadapt.errors.OperationalError} when the connection is lost, or was lost before.
 */
public interface CopyBoth extends AutoCloseable {

    /**
     * Waits for the next message. The wait is for the socket: there is no polling.
     *
     * @param timeout zero to take only what is here already
     * @return null when none has come in time, the thread is interrupted (its flag stays set), {@link #wakeup} was called,
     *     or the stream has ended
     * @throws io.pgadapt.errors.DatabaseError when the server gives up; the stream has ended then, and the connection can
     *     be used again
     */
    @Nullable
    StreamMessage read(Duration timeout);

    /** Ends the wait of a thread in {@link #read}, or of the next one that comes. */
    void wakeup();

    /** Tells the server how far the client has come. */
    void send(StandbyStatus status);

    /** Tells the server which rows are still needed. */
    void send(HotStandbyFeedback feedback);

    /** Returns whether nothing more will come. */
    boolean isEnded();

    /**
     * Returns the rows that the server sent at the end: at the end of a historic timeline one, with the number of the next
     * timeline ({@code next_tli}) and where that begins ({@code next_tli_startpos}); otherwise none.
     */
    List<Row> result();

    /**
     * Ends the stream, after which the connection can be used again; does nothing the second time. What was not read is
     * dropped. A server that is in the middle of a large transaction is told to cancel it after 5 s, or what the
     * connection's {@code statementTimeout} is.
     */
    @Override
    void close();
}
