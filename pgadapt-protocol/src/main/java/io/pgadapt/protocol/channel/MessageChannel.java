package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.CopyData;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.MessageDecoder;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.transport.Interest;
import io.pgadapt.protocol.transport.Transport;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of a connection, as messages.
 *
 * <p>Messages are written into {@link #out()} and leave with {@link #flush}. Received ones are made into objects one by
 * one by {@link #receive}, but rows are handed over by the run, as bytes that were checked: {@link #collectRows},
 * {@link #nextRows}.
 *
 * <p>Every method that waits throws {@link SocketTimeoutException} at its deadline and {@link
 * java.io.InterruptedIOException} when the thread is interrupted. Neither loses anything: the same call made again goes on
 * where it stopped. {@link java.io.EOFException} says that the server closed the connection; a
 * {@link io.pgadapt.protocol.wire.ProtocolException} that it sent what the protocol does not allow, after which the
 * channel is of no use but to be closed.
 *
 * <p>Not thread-safe, except for {@link #close}, {@link #wakeup} and {@link #limit}.
 */
public final class MessageChannel implements AutoCloseable {
    private final Framing framing;
    private final RowScanner rows = new RowScanner();
    private byte[] lastTag = new byte[0];
    private @Nullable CommandComplete lastCommand;

    /** Creates a channel over a connected transport, which it owns from now on. */
    public MessageChannel(Transport transport) {
        this.framing = new Framing(transport, "server");
    }

    /** Prints all messages, in both directions, from now on; null ends that. */
    public void trace(@Nullable MessageTrace trace) {
        framing.trace(trace);
    }

    /** Has the text of messages read and written in an encoding from now on; it begins with UTF-8. */
    public void encoding(ClientEncoding encoding) {
        framing.encoding(encoding);
    }

    /** Returns the transport below. */
    public Transport transport() {
        return framing.transport();
    }

    /** Returns what whole messages are written to; nothing leaves before {@link #flush}. */
    public WireWriter out() {
        return framing.out();
    }

    /** Writes a message to {@link #out()}. */
    public MessageChannel send(FrontendMessage message) {
        message.encode(framing.out());
        return this;
    }

    /**
     * Sends what was written to {@link #out()}, in one write of the transport unless that takes less. As long as the
     * server takes nothing, what it sends is read into memory, so that it cannot happen that both wait for the other.
     * Interrupted by an exception, the next flush sends the rest.
     *
     * @throws IOException when the connection is broken; what the server said before can still be received
     */
    public void flush(Deadline deadline) throws IOException {
        framing.flush(deadline);
    }

    /** Waits for the next message, of whatever kind. */
    public BackendMessage receive(Deadline deadline) throws IOException {
        return decode(framing.awaitMessage(deadline));
    }

    /** Returns the next message if it is here already, else null; never waits. */
    public @Nullable BackendMessage poll() throws IOException {
        int size = framing.pollMessage();
        return size == 0 ? null : decode(size);
    }

    /**
     * Waits until something may have arrived, which {@link #poll} tells, or until {@link #wakeup} ends the wait.
     *
     * @throws SocketTimeoutException at the deadline
     */
    public void awaitInput(Deadline deadline) throws IOException {
        framing.transport().await(Interest.READ, deadline);
    }

    /** Ends another thread's {@link #awaitInput}, or the next one; other waits go on. May be called from any thread. */
    public void wakeup() {
        framing.transport().wakeup();
    }

    /**
     * Ends all waits for the server at a deadline at the latest, besides their own, from now on until another one is set:
     * also the wait that another thread is in. Does not concern {@link #awaitInput}. May be called from any thread.
     */
    public void limit(Deadline deadline) {
        framing.limit(deadline);
    }

    /** Returns whether the {@link #limit} has passed. */
    public boolean isOverdue() {
        return framing.isOverdue();
    }

    /**
     * Returns the rows that come next, to be kept: few arrays that are well filled.
     *
     * <p>Waits until another message follows the rows, or as many as a buffer holds are there; more may then follow.
     * The buffers grow with the number of rows.
     *
     * @param columns how many columns each row must have
     * @return null when the next message is not a DataRow
     */
    public @Nullable RowRun collectRows(int columns, Deadline deadline) throws IOException {
        InputBuffer input = framing.input();
        rows.begin(input.start());
        while (rows.extend(input.array(), input.end(), columns)) {
            if (rows.count() > 0 && !input.hasRoom(rows.end(), rows.nextSize())) {
                return traced(input.lend(rows.end(), rows.count()));
            }
            fillRows(deadline);
        }
        return rows.count() == 0 ? null : traced(input.detach(rows.end(), rows.count()));
    }

    /**
     * Returns the rows that come next, to be read soon: as soon as there is one, with all that are there by then.
     *
     * @param columns how many columns each row must have
     * @return null when the next message is not a DataRow
     */
    public @Nullable RowRun nextRows(int columns, Deadline deadline) throws IOException {
        InputBuffer input = framing.input();
        rows.begin(input.start());
        while (rows.extend(input.array(), input.end(), columns) && rows.count() == 0) {
            fillRows(deadline);
        }
        return rows.count() == 0 ? null : traced(input.lend(rows.end(), rows.count()));
    }

    /**
     * Hands over the COPY data that come next, without an object for each message: waits for one, and takes all that are here
     * by then.
     *
     * @return how many messages there were; 0 when the next message is no CopyData
     */
    public int takeCopyData(CopyDataSink sink, Deadline deadline) throws IOException {
        InputBuffer input = framing.input();
        int taken = 0;
        int size = framing.awaitMessage(deadline);
        while (size > 0 && input.array()[input.start()] == CopyData.TAG) {
            framing.traceReceived(input.array(), input.start(), input.start() + size);
            sink.accept(input.array(), input.start() + Framing.HEADER_SIZE, size - Framing.HEADER_SIZE);
            framing.consume(size);
            taken++;
            size = framing.receivedMessage();
        }
        return taken;
    }

    /** Closes the transport; may be called from any thread, and ends a wait of another. */
    @Override
    public void close() {
        framing.transport().close();
    }

    private void fillRows(Deadline deadline) throws IOException {
        // A server that is always ahead leaves nothing to wait for, and the deadline must come all the same.
        if (deadline.isExpired() || isOverdue()) {
            throw new SocketTimeoutException("the server did not send all rows in time");
        }
        InputBuffer input = framing.input();
        framing.fill(rows.end() - input.start() + rows.nextSize(), deadline);
        if (rows.count() == 0) {
            // The beginning of the first row may have moved; with rows before it, there was room enough.
            rows.begin(input.start());
        }
    }

    private RowRun traced(RowRun run) {
        framing.traceReceived(run.data(), run.start(), run.end());
        return run;
    }

    private BackendMessage decode(int size) {
        InputBuffer input = framing.input();
        framing.traceReceived(input.array(), input.start(), input.start() + size);
        byte tag = input.array()[input.start()];
        BackendMessage message = tag == CommandComplete.TAG
                ? commandComplete(size)
                : MessageDecoder.backend(tag, framing.body(size, Framing.HEADER_SIZE));
        framing.consume(size);
        return message;
    }

    /** Command tags recur: one that equals the last is not decoded again. */
    private CommandComplete commandComplete(int size) {
        InputBuffer input = framing.input();
        int start = input.start() + Framing.HEADER_SIZE;
        int end = input.start() + size;
        CommandComplete last = lastCommand;
        if (last != null && Arrays.equals(input.array(), start, end, lastTag, 0, lastTag.length)) {
            return last;
        }
        CommandComplete command = (CommandComplete)
                MessageDecoder.backend((byte) CommandComplete.TAG, framing.body(size, Framing.HEADER_SIZE));
        lastTag = Arrays.copyOfRange(input.array(), start, end);
        lastCommand = command;
        return command;
    }
}
