package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.observe.CopyStart.Direction;
import java.io.IOException;

/** A COPY that is under way. It travels by the simple protocol, where the server gets ready by itself when it fails. */
abstract class CopyRun implements Underway {
    final Exchange exchange;
    final CopyReply reply;
    private final SimpleFlow.SentText text;
    private volatile boolean cancelled;

    /** Sends the text, behind the begin of a transaction if one is to begin, and waits until data can flow. */
    CopyRun(Direction direction, Exchange exchange, SimpleFlow flow, Statement statement) throws IOException {
        this.exchange = exchange;
        this.reply = new CopyReply(direction, exchange);
        this.text = flow.send(statement, reply);
        exchange.await(() -> reply.isOver() || (reply.format() != null && reply.error() == null));
        if (reply.isOver()) {
            check();
        }
    }

    /** Has the COPY stopped when it is used next. May be called by any thread. */
    final void cancel() {
        cancelled = true;
    }

    final boolean isCancelled() {
        return cancelled;
    }

    @Override
    public final boolean isClosed() {
        return reply.isOver();
    }

    /** Fails if the server, or what it was asked, is at fault. */
    final void check() {
        if (reply.hasRefused()) {
            throw new ProgrammingError(ErrorReport.of(
                            "there is a COPY for which this call has no data, or no use: give COPY ... FROM STDIN a source,"
                                    + " and COPY ... TO STDOUT a target, one at a time")
                    .inSql(text.sql().userText()));
        }
        text.check(reply.error());
    }

    /** Returns what the text came to. */
    final QueryResult result() {
        return new QueryResult(null, new RowBuffer(), reply.rowCount(), reply.tag());
    }

    /** Waits for the end, whatever it is. */
    final void awaitEnd() throws IOException {
        exchange.await(reply);
    }
}
