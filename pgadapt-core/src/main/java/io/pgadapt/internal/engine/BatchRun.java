package io.pgadapt.internal.engine;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.sql.InsertPages;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One statement that is run with many sets of parameters. Not thread-safe: the session locks. */
final class BatchRun implements Underway {
    private final Exchange exchange;
    private final Statements statements;
    private final Transactions transactions;
    private final SessionTypes types;
    private final Grouping synced;
    private final BatchWindows windows;
    private final BatchTotals totals;
    private final BatchMode mode;
    private @Nullable BatchFlow flow;
    private @Nullable ParsedSql last;
    private long sets;
    private boolean closed;

    BatchRun(
            Exchange exchange,
            Statements statements,
            Transactions transactions,
            SessionTypes types,
            Grouping synced,
            BatchMode mode,
            BatchTotals totals) {
        this.exchange = exchange;
        this.statements = statements;
        this.transactions = transactions;
        this.types = types;
        this.synced = synced;
        this.windows = new BatchWindows(exchange, transactions);
        this.mode = mode;
        this.totals = totals;
    }

    /**
     * Adds a set.
     *
     * @throws PgException when it cannot be sent, or an earlier one was refused
     */
    void add(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry) throws IOException {
        PgException failure = windows.failure();
        if (failure != null) {
            throw failure;
        }
        transactions.check(sql);
        flow(sql).add(sql, values, registry, sets);
        sets++;
    }

    @SuppressWarnings("ReferenceEquality") // the same text is the same object as long as it is in use
    private BatchFlow flow(ParsedSql sql) throws IOException {
        BatchFlow known = flow;
        if (known == null || sql != last) {
            requirePossible(sql);
            if (known != null) {
                known.send();
            }
            known = newFlow(sql);
            flow = known;
            last = sql;
        }
        return known;
    }

    private BatchFlow newFlow(ParsedSql sql) {
        if (statements.mode() == ExecutionMode.SIMPLE) {
            return new LiteralSets(exchange, windows, statements, totals, synced);
        }
        InsertPages pages = mode == BatchMode.REWRITTEN ? sql.insertPages() : null;
        return pages == null || (pages.maySkipRows() && totals.tellsSetsApart())
                ? new BoundSets(exchange, windows, statements, totals, synced)
                : new PagedSets(pages, exchange, windows, statements, totals, synced);
    }

    /** Returns how many sets were added. */
    long sets() {
        return sets;
    }

    /** Returns why the server refused a set, or null. */
    @Nullable
    PgException failure() {
        return windows.failure();
    }

    /**
     * Takes in what all sets came to.
     *
     * @throws PgException when the server refused one
     */
    QueryResult finish() throws IOException {
        closed = true;
        pause();
        PgException failure = windows.failure();
        if (failure != null) {
            throw failure;
        }
        return types.complete(totals.result(), synced);
    }

    /** Takes in what the sets so far came to, and leaves it at that; returns why the server refused one, or null. */
    @Nullable
    PgException giveUp() throws IOException {
        closed = true;
        pause();
        return windows.failure();
    }

    @Override
    public void pause() throws IOException {
        BatchFlow known = flow;
        ParsedSql sql = last;
        if (known == null || sql == null) {
            return;
        }
        // others may change what was found out for the sets so far
        flow = null;
        try {
            known.send();
            windows.await(0);
        } catch (PgException e) {
            windows.await(0);
            windows.fail(e);
        } finally {
            statements.takeConsequences(sql);
        }
        PgException failure = windows.failure();
        if (failure != null) {
            transactions.failed(failure);
        }
    }

    @Override
    public void endWithTransaction() {}

    @Override
    public boolean isClosed() {
        return closed;
    }

    private static void requirePossible(ParsedSql sql) {
        if (sql.statements().size() > 1) {
            throw refused("executeMany runs one statement; this text has several", sql);
        }
        if (sql.kind() == StatementKind.COPY) {
            throw refused("COPY cannot be run with many sets of parameters", sql);
        }
    }

    private static ProgrammingError refused(String message, ParsedSql sql) {
        return new ProgrammingError(
                ErrorReport.of(message).inSql(sql.userText()).beforeWriting());
    }
}
