package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.observe.CopyStart.Direction;
import io.pgadapt.protocol.message.CopyData;
import io.pgadapt.protocol.message.CopyDone;
import io.pgadapt.protocol.message.CopyFail;
import java.io.IOException;

/** A COPY to the server: data go out piece by piece, and after each it is looked whether the server has an objection. */
final class CopyInRun extends CopyRun {
    private static final int LONGEST_REASON = 500;

    private long bytes;

    CopyInRun(Exchange exchange, SimpleFlow flow, Statement statement) throws IOException {
        super(Direction.IN, exchange, flow, statement);
    }

    /**
     * Sends a piece of the data.
     *
     * @throws io.pgadapt.errors.PgException when COPY has failed, whatever the reason; it is over then
     */
    void send(byte[] data, int offset, int length) throws IOException {
        exchange.renewLimit();
        if (!isClosed() && !isToStop()) {
            CopyData.write(exchange.out(), data, offset, length);
            exchange.flush();
            bytes += length;
            exchange.takeArrived();
        }
        goOn();
    }

    /** Returns how many bytes were sent. */
    long bytes() {
        return bytes;
    }

    private void goOn() throws IOException {
        if (reply.error() != null) {
            awaitEnd();
        } else if (!isClosed() && isToStop()) {
            fail("canceled on the client's request");
        }
        if (isClosed()) {
            check();
        }
    }

    /** A server that waits for data does not look for requests to cancel, so it must be told among the data. */
    private boolean isToStop() {
        return isCancelled() || Thread.currentThread().isInterrupted();
    }

    /** Ends the data, and COPY with them. */
    QueryResult finish() throws IOException {
        exchange.renewLimit();
        goOn();
        if (!isClosed()) {
            CopyDone.write(exchange.out());
            exchange.flush();
            awaitEnd();
        }
        check();
        return result();
    }

    /**
     * Has COPY fail.
     *
     * @throws io.pgadapt.errors.PgException what the server says to that
     */
    void fail(String reason) throws IOException {
        exchange.renewLimit();
        if (!isClosed()) {
            new CopyFail(plain(reason)).encode(exchange.out());
            exchange.flush();
            awaitEnd();
        }
        check();
    }

    /** The reason must get through whatever encoding the session has. */
    private static String plain(String reason) {
        String ascii = reason.replaceAll("[^ -~]", "?");
        return ascii.length() > LONGEST_REASON ? ascii.substring(0, LONGEST_REASON) : ascii;
    }

    @Override
    public void pause() {
        if (!isClosed()) {
            throw new ProgrammingError(ErrorReport.of("a COPY to the server is under way: nothing else can run on this"
                            + " connection before it is finished or closed")
                    .beforeWriting());
        }
    }

    /** Comes after {@link #pause}. */
    @Override
    public void endWithTransaction() {}
}
