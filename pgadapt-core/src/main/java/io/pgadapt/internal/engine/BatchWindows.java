package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.sql.StatementKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a batch that are under way: each leaves with one Sync at its end, and while the server works on one, the next
 * is written. Not thread-safe: the session locks.
 */
final class BatchWindows {
    /** As many statements as keep the server busy; more would only take memory. */
    private static final int MOST_STATEMENTS = 1024;

    private static final int MOST_BYTES = 1024 * 1024;

    /** Leaves in one write; larger ones would gain nothing. */
    private static final int WRITE_SIZE = 32 * 1024;

    private final Exchange exchange;
    private final Transactions transactions;
    private final Queue<WindowReply> unanswered = new ArrayDeque<>(2);
    private @Nullable WindowReply open;
    private @Nullable PgException failure;
    private boolean begins;
    private int statements;
    private long bytes;

    BatchWindows(Exchange exchange, Transactions transactions) {
        this.exchange = exchange;
        this.transactions = transactions;
    }

    /** Returns whether a window is being written. */
    boolean isOpen() {
        return open != null;
    }

    /** Returns how to begin a transaction before what is written next, or null when none is to be begun. */
    @Nullable
    String begin(StatementKind kind) {
        return transactions.beginning(kind);
    }

    /** Begins a window, whose answer will be this. */
    void open(WindowReply reply, @Nullable String begin) {
        open = reply;
        begins = begin != null;
        if (begins) {
            reply.expectBegin();
        }
        statements = 0;
        bytes = 0;
    }

    /**
     * Takes note of a statement that was written.
     *
     * @return whether the window is full
     */
    boolean isFullWith(int size) throws IOException {
        statements++;
        bytes += size;
        if (exchange.out().size() > WRITE_SIZE) {
            exchange.flush();
        }
        return statements >= MOST_STATEMENTS || bytes >= MOST_BYTES;
    }

    /** Sends the window that is open, whose end has been written. */
    void send() throws IOException {
        WindowReply ended = open;
        if (ended == null) {
            return;
        }
        open = null;
        exchange.expect(ended);
        exchange.flush();
        unanswered.add(ended);
        // were the transaction not begun, what comes next would take effect by itself
        await(begins ? 0 : 1);
    }

    /** Awaits the answers to all windows but the last ones. */
    void await(int most) throws IOException {
        while (unanswered.size() > most) {
            WindowReply first = unanswered.element();
            exchange.await(first);
            unanswered.remove();
            PgException reason = first.failure();
            if (reason != null) {
                fail(reason);
            }
        }
    }

    /** Takes note of a failure; the first one is the reason. */
    void fail(PgException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** Returns why the batch failed, as far as that has arrived; or null. */
    @Nullable
    PgException failure() {
        return failure;
    }
}
