package io.pgadapt.internal.engine;

import io.pgadapt.observe.CopyStart.Direction;
import io.pgadapt.protocol.channel.CopyDataSink;
import java.io.IOException;

/** A COPY from the server. No more is read from the connection than is asked for, so that a slow target slows the server down. */
final class CopyOutRun extends CopyRun {

    CopyOutRun(Exchange exchange, SimpleFlow flow, Statement statement) throws IOException {
        super(Direction.OUT, exchange, flow, statement);
    }

    /** Has the data handed over that come from now on. */
    void handTo(CopyDataSink sink) {
        reply.handTo(sink);
    }

    /**
     * Waits for more data, which are handed over.
     *
     * @return false when there are no more
     * @throws io.pgadapt.errors.PgException when COPY has failed
     */
    boolean take() throws IOException {
        exchange.renewLimit();
        if (isCancelled() && !isClosed()) {
            exchange.cancel();
        }
        long before = reply.messages();
        exchange.await(() -> reply.isOver() || reply.messages() != before);
        if (isClosed()) {
            check();
        }
        return !isClosed();
    }

    /** Takes all that is left into memory, to make room for another statement. */
    @Override
    public void pause() throws IOException {
        awaitEnd();
    }

    @Override
    public void endWithTransaction() throws IOException {
        awaitEnd();
    }

    /** Reads away what is left. */
    void drop() throws IOException {
        handTo((data, offset, length) -> {});
        awaitEnd();
    }
}
