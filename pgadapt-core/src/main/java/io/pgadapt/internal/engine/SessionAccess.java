package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Terminate;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a session when: one thread at a time, which finds the server waiting for a statement. Whatever goes wrong with
 * the connection ends up here.
 */
final class SessionAccess {
    private static final Duration TERMINATE_GRACE = Duration.ofSeconds(1);

    private final Turns turns;
    private final MessageChannel channel;
    private final Exchange exchange;
    private final Cancellation cancellation;
    private final Settling settling;
    private final List<Underway> underway = new ArrayList<>(1);
    private volatile boolean closed;
    private volatile boolean broken;

    /** What is to be done when a use of the session has ended. */
    interface Settling {
        /** All went well, or the statement was refused. */
        void settle();

        /** The connection is lost. */
        void lost();

        /**
         * The session has ended.
         *
         * @param reason what the call in the middle of which it ended has failed with; null when there was none
         */
        void ended(@Nullable PgException reason);
    }

    /** Something that needs the server. */
    @FunctionalInterface
    interface Action<T> {
        @Nullable
        T run() throws IOException;
    }

    SessionAccess(MessageChannel channel, Exchange exchange, Cancellation cancellation, Settling settling) {
        this.turns = new Turns(channel::wakeup);
        this.channel = channel;
        this.exchange = exchange;
        this.cancellation = cancellation;
        this.settling = settling;
    }

    boolean isClosed() {
        return closed || broken;
    }

    boolean isBroken() {
        return broken;
    }

    /** Does something that needs the server, for a caller. */
    <T> @Nullable T exclusively(Caller caller, @Nullable ParsedSql sql, Action<T> action) {
        return exclusively(caller, sql, null, action);
    }

    /** Does something with what is under way, which need not make way for itself. */
    <T> @Nullable T within(Caller caller, Underway it, Action<T> action) {
        return exclusively(caller, null, it, () -> {
            try {
                return action.run();
            } finally {
                if (it.isClosed()) {
                    underway.remove(it);
                }
            }
        });
    }

    /** Takes note of something that is under way from now on. */
    void opened(Underway it) {
        underway.add(it);
    }

    /** Tells all that is under way that the transaction is about to end. */
    void endWithTransaction() throws IOException {
        for (Underway it : underway) {
            it.endWithTransaction();
        }
        underway.removeIf(Underway::isClosed);
    }

    /** Stops what runs; see {@link Cancellation#cancel}. */
    void cancel(Predicate<Caller> meant) {
        try {
            cancellation.cancel(meant, cancellation.grace());
        } catch (IOException e) {
            throw new OperationalError(ErrorReport.of("the statement could not be cancelled: " + e.getMessage())
                    .causedBy(e));
        }
    }

    /**
     * Listens to what the server says unasked, and lets others use the session meanwhile.
     *
     * @param caller how long it may take until there is nothing else to wait for
     */
    void listen(Caller caller, BooleanSupplier enough, Deadline deadline) throws InterruptedException {
        listen(
                () -> {
                    caller.tenure().require();
                    if (isBusy()) {
                        makeWayFor(caller);
                    }
                },
                enough,
                deadline);
    }

    /** Listens to the one thing that is under way and makes way for nothing; lets others use the session meanwhile. */
    void listenWithin(BooleanSupplier enough, Deadline deadline) throws InterruptedException {
        listen(() -> {}, enough, deadline);
    }

    private void listen(Runnable preparation, BooleanSupplier enough, Deadline deadline) throws InterruptedException {
        if (!turns.take(deadline)) {
            return;
        }
        try {
            requireOpen();
            preparation.run();
            exchange.listen(() -> enough.getAsBoolean() || turns.isWanted(), deadline);
        } catch (SocketTimeoutException e) {
            // nothing came in time
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (IOException | ProtocolException e) {
            throw lost(null, e);
        } finally {
            turns.give();
        }
    }

    /** Returns whether another thread runs a statement. */
    boolean isRunning() {
        return cancellation.isNeeded();
    }

    /** Returns whether something is under way that a statement would make pause; asked within a turn. */
    boolean isUnderway() {
        return !underway.isEmpty() || turns.isNested();
    }

    /** Does something between the statements of users, for which nothing that is under way makes way. */
    <T> @Nullable T between(Duration limit, Action<T> action) {
        turns.take();
        try {
            requireOpen();
            exchange.limit(limit);
            return action.run();
        } catch (IOException | ProtocolException e) {
            throw lost(null, e);
        } finally {
            settling.settle();
            turns.give();
        }
    }

    /** Ends the wait of a thread that listens, or the next one. */
    void wakeup() {
        channel.wakeup();
    }

    /** Does something that the server has no part in, whatever is under way, and also when the session is over. */
    <T> T aside(Supplier<T> action) {
        turns.take();
        try {
            return action.get();
        } finally {
            turns.give();
        }
    }

    /** Ends the session at once, in the middle of whatever it does. */
    void abort() {
        broken = true;
        channel.close();
        settling.ended(null);
    }

    /** Ends the session: in good order, unless another thread does not stop using it. */
    void close() {
        if (turns.takeBy(cancellation.grace())) {
            try {
                sayGoodbye();
            } finally {
                closed = true;
                channel.close();
                underway.forEach(it -> it.sessionEnded(null));
                settling.ended(null);
                turns.give();
            }
        } else {
            closed = true;
            askToStop();
            channel.close();
        }
    }

    private void sayGoodbye() {
        try {
            if (!isClosed()) {
                channel.send(Terminate.INSTANCE);
                channel.flush(Deadline.after(TERMINATE_GRACE));
            }
        } catch (IOException e) {
            // the server notices the end of the connection all the same
        }
    }

    /** Otherwise the server would work on for nobody. */
    private void askToStop() {
        try {
            cancellation.cancel(caller -> true, cancellation.grace().earlier(Deadline.after(TERMINATE_GRACE)));
        } catch (IOException e) {
            // it is deaf, or gone
        }
    }

    /** Other than a wait for what may never come, one for what the server owes is given up with the connection. */
    private void makeWayFor(Caller caller) {
        try {
            inTurn(caller, null, () -> null);
        } catch (IOException | ProtocolException e) {
            throw lost(null, e);
        }
    }

    private boolean isBusy() {
        return !underway.isEmpty() || exchange.owed() > 0;
    }

    private <T> @Nullable T exclusively(
            Caller caller, @Nullable ParsedSql sql, @Nullable Underway user, Action<T> action) {
        turns.take();
        try {
            caller.tenure().require();
            requireOpen();
            return inTurn(caller, user, action);
        } catch (IOException | ProtocolException e) {
            throw lost(sql, e);
        } finally {
            settling.settle();
            turns.give();
        }
    }

    private <T> @Nullable T inTurn(Caller caller, @Nullable Underway user, Action<T> action) throws IOException {
        return turns.isNested() ? run(user, action) : timed(caller, user, action);
    }

    /** Runs something for so long; a later cancel cannot hit what comes next. */
    private <T> @Nullable T timed(Caller caller, @Nullable Underway user, Action<T> action) throws IOException {
        cancellation.begin(caller);
        exchange.limit(caller.statementTimeout());
        try {
            return run(user, action);
        } catch (PgException e) {
            throw exchange.explained(e);
        } finally {
            cancellation.end();
        }
    }

    private <T> @Nullable T run(@Nullable Underway user, Action<T> action) throws IOException {
        if (!underway.isEmpty()) {
            makeWay(user);
        }
        if (user == null || user.isClosed()) {
            exchange.drain();
        }
        return action.run();
    }

    /** Has all that is under way, but for one, take in what it waits for. */
    private void makeWay(@Nullable Underway user) throws IOException {
        for (int i = 0; i < underway.size(); i++) {
            if (underway.get(i) != user) {
                underway.get(i).pause();
            }
        }
        underway.removeIf(it -> it != user && it.isClosed());
    }

    private void requireOpen() {
        if (closed) {
            throw new InterfaceError(ErrorReport.of("the connection is closed").beforeWriting());
        }
        if (broken) {
            throw new InterfaceError(ErrorReport.of("the connection was lost; close it and connect again")
                    .beforeWriting());
        }
    }

    private PgException lost(@Nullable ParsedSql sql, Exception cause) {
        String what = closed
                ? "the connection was closed by another thread"
                : "the connection is lost: " + cause.getMessage();
        broken = !closed;
        settling.lost();
        if (cause instanceof IOException && !(cause instanceof SocketTimeoutException)) {
            exchange.listenForLastWords();
        }
        channel.close();
        String text = sql == null ? null : sql.userText();
        ErrorResponse reason = exchange.lastWords();
        PgException failure = reason == null
                ? new OperationalError(ErrorReport.of(what).inSql(text).causedBy(cause))
                : SqlStateErrors.create(ServerErrors.report(reason).inSql(text).causedBy(cause));
        underway.forEach(it -> it.sessionEnded(closed ? null : failure));
        settling.ended(failure);
        return failure;
    }

    /** The flag is set, as with every interrupted wait for the server; who waits for notifications gets the exception. */
    private static InterruptedException interrupted(InterruptedIOException cause) {
        Thread.interrupted();
        InterruptedException interruption = new InterruptedException(cause.getMessage());
        interruption.initCause(cause);
        return interruption;
    }
}
