package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.message.CopyDone;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.replication.StreamMessage;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A COPY in both directions while it runs: the session does nothing else meanwhile, and locks. */
final class ReplicationRun implements Underway {
    /** What the server says when a command that streams has ended, also when there was nothing to stream. */
    private static final String TAG = "START_REPLICATION";

    private final Exchange exchange;
    private final ParsedSql command;
    private final CopyBothReply reply;
    private final ReplicationWatch watch;
    private @Nullable PgException loss;

    private ReplicationRun(Exchange exchange, ParsedSql command, CopyBothReply reply, ReplicationWatch watch) {
        this.exchange = exchange;
        this.command = command;
        this.reply = reply;
        this.watch = watch;
    }

    /** Sends a command, and returns when the server has agreed to stream, or has found that there is nothing to stream. */
    static ReplicationRun start(Exchange exchange, ParsedSql command, CodecContext context, ReplicationWatch watch)
            throws IOException {
        CopyRefusal copies = CopyRefusal.simple(exchange);
        CopyBothReply reply = new CopyBothReply(context, copies);
        exchange.write(out -> Query.write(out, command.sql()));
        exchange.expect(reply);
        exchange.flush();
        exchange.await(() -> reply.isStreaming() || reply.isOver());
        if (copies.wasNeeded()) {
            throw CopyRefusal.error(command);
        }
        ReplicationRun run = new ReplicationRun(exchange, command, reply, watch);
        run.begin();
        return run;
    }

    private void begin() {
        PgException failure = failure();
        if (failure != null) {
            throw failure;
        }
        if (!reply.isStreaming() && !reply.result().status().equals(TAG)) {
            throw new ProgrammingError(
                    ErrorReport.of("the command starts no replication stream; the server has run it, and said \""
                                    + reply.result().status() + "\"")
                            .inSql(command.userText()));
        }
        watch.began();
        if (isOver()) {
            watch.completed();
        }
    }

    /** Takes the message out that has arrived, or null. */
    @Nullable
    StreamMessage take() {
        StreamMessage message = reply.take();
        if (message != null) {
            watch.brought(message);
        }
        return message;
    }

    /** Returns whether the server sends no more messages. */
    boolean isOver() {
        return reply.isDone() || reply.isOver();
    }

    /** Sends a message, if the server still listens. */
    void send(Consumer<WireWriter> message) throws IOException {
        if (!reply.isOver()) {
            exchange.write(message);
            exchange.flush();
        }
    }

    /**
     * Ends the stream from our side, unless the server has; what still comes is dropped.
     *
     * @return why the server has given up; null when it has not
     */
    @Nullable
    PgException end() throws IOException {
        boolean isLeft = !isOver();
        if (!reply.isOver()) {
            reply.drop();
            CopyDone.write(exchange.out());
            exchange.flush();
            exchange.await(reply);
        }
        PgException failure = failure();
        if (isLeft) {
            watch.left(); // whatever the server says to that
        } else if (failure == null) {
            watch.completed();
        } else {
            watch.failed(failure);
        }
        return failure;
    }

    private @Nullable PgException failure() {
        ErrorResponse error = reply.error();
        return error == null ? null : ServerErrors.exception(error, command);
    }

    @Override
    public void sessionEnded(@Nullable PgException reason) {
        if (reason == null) {
            watch.left();
        } else {
            loss = reason;
        }
    }

    /** Returns why the connection was lost while this ran; null when it was not. */
    @Nullable
    PgException loss() {
        return loss;
    }

    /** Returns what the server said at the end. */
    QueryResult result() {
        return reply.result();
    }

    /** Cannot make way, as long as it goes on. */
    @Override
    public void pause() {
        if (!isClosed()) {
            throw new ProgrammingError(
                    ErrorReport.of("the connection is streaming; close the stream first, or use another connection")
                            .beforeWriting());
        }
    }

    @Override
    public void endWithTransaction() {
        pause();
    }

    @Override
    public boolean isClosed() {
        return reply.isOver();
    }
}
