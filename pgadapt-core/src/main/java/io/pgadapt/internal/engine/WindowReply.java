package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.BindComplete;
import io.pgadapt.protocol.message.CommandComplete;
import io.pgadapt.protocol.message.EmptyQueryResponse;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.NoData;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The answer to a window of a batch: everything up to ReadyForQuery, however many statements that are. */
final class WindowReply extends Reply {
    private final BatchTotals totals;
    private final CodecContext context;
    private final int setsPerStatement;
    private final long firstSet;
    private final Failures failures;
    private @Nullable ResultShape shape;
    private boolean begins;
    private long done;
    private @Nullable PgException failure;

    /** Makes what the server refuses an exception. */
    @FunctionalInterface
    interface Failures {
        /** Returns the exception for an error in a statement of the window, counted from 0. */
        PgException of(ErrorResponse error, int statement);
    }

    /**
     * Expects the results of a window.
     *
     * @param shape the columns of the rows of each statement, where they are known before
     * @param firstSet the index of its first set
     * @param setsPerStatement how many sets each statement is for
     */
    WindowReply(
            BatchTotals totals,
            @Nullable ResultShape shape,
            CodecContext context,
            long firstSet,
            int setsPerStatement,
            Failures failures) {
        this.totals = totals;
        this.shape = shape;
        this.context = context;
        this.firstSet = firstSet;
        this.setsPerStatement = setsPerStatement;
        this.failures = failures;
    }

    /** Takes note that a transaction begins before the first statement. */
    void expectBegin() {
        begins = true;
    }

    /** Returns what the server refused, or null. */
    @Nullable
    PgException failure() {
        return failure;
    }

    @Override
    boolean takeRows(MessageChannel channel, Deadline deadline) throws IOException {
        ResultShape known = shape;
        return known != null && totals.takeRows(channel, known, deadline);
    }

    @Override
    boolean accept(BackendMessage message) {
        if (message instanceof BindComplete || message instanceof ParseComplete || message instanceof NoData) {
            return false;
        }
        if (message instanceof CommandComplete tag) {
            complete(tag);
            return false;
        }
        if (message instanceof RowDescription description) {
            described(PreparedStatement.shapeAsDescribed(description, context));
            return false;
        }
        if (message instanceof EmptyQueryResponse) {
            return false;
        }
        if (message instanceof ReadyForQuery) {
            return true;
        }
        throw unexpected(message, "the result of a batch");
    }

    /** What the server goes on to send has to be taken in, whatever becomes of the batch. */
    private void described(ResultShape known) {
        shape = known;
        try {
            totals.expect(known);
        } catch (PgException e) {
            fail(e);
        }
    }

    private void complete(CommandComplete tag) {
        if (begins) {
            begins = false;
        } else {
            totals.completed(tag, setsPerStatement);
            done++;
        }
    }

    @Override
    void refuse(ErrorResponse error) {
        fail(failures.of(error, (int) done));
    }

    private void fail(PgException reason) {
        if (failure == null) {
            reason.addNote(whichSets(firstSet + done * setsPerStatement));
            failure = reason;
        }
    }

    private String whichSets(long first) {
        return setsPerStatement == 1
                ? inSet(first)
                : "in one of the sets " + first + " to " + (first + setsPerStatement - 1)
                        + " of the parameters, counted from 0, which travelled in one statement";
    }

    /** Returns how an error says which set it is about. */
    static String inSet(long index) {
        return "in set " + index + " of the parameters, counted from 0";
    }

    @Override
    boolean endsGroup() {
        return true;
    }
}
