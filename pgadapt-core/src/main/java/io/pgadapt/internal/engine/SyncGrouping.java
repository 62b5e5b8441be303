package io.pgadapt.internal.engine;

import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.TypeCatalog;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that end with a Sync, while nothing else is under way.
 *
 * <p>In an open transaction a savepoint stands before a query of our own, so that its failure costs the user nothing; it
 * leaves in the same write. No transaction is begun.
 */
final class SyncGrouping implements Grouping {
    private static final String SAVEPOINT = "SAVEPOINT pgadapt_types";
    private static final String RELEASE = "RELEASE SAVEPOINT pgadapt_types";
    private static final String UNDO = "ROLLBACK TO SAVEPOINT pgadapt_types;" + RELEASE;

    /** The answer is read with codecs that no user has changed. */
    private static final CodecContext CATALOG = CodecContext.of(CodecRegistry.defaults(), new TypeCatalog());

    private final Exchange exchange;
    private final SessionState state;

    SyncGrouping(Exchange exchange, SessionState state) {
        this.exchange = exchange;
        this.state = state;
    }

    /** Returns what a query of our own for the catalogue is read with. */
    static CodecContext catalog(SessionState state) {
        return CATALOG.withClientEncoding(state.clientEncoding());
    }

    @Override
    public void writeEnd(WireWriter out) {
        Sync.write(out);
    }

    @Override
    public @Nullable ErrorResponse settle(DescribeReply last) throws IOException {
        ReadyReply ready = new ReadyReply();
        exchange.expect(ready);
        exchange.flush();
        exchange.await(ready);
        return ready.error();
    }

    @Override
    public RowBuffer ask(String sql) throws IOException {
        boolean inTransaction = state.transaction() == TransactionStatus.IN_TRANSACTION;
        CommandReply before = new CommandReply();
        QueryReply answer = new QueryReply(catalog(state), CopyRefusal.simple(exchange));
        CommandReply after = new CommandReply();
        if (inTransaction) {
            send(SAVEPOINT, before);
        }
        send(sql, answer);
        if (inTransaction) {
            send(RELEASE, after);
        }
        exchange.flush();
        exchange.drain();
        ErrorResponse error = first(before.error(), answer.error(), after.error());
        if (error == null) {
            return answer.result().rows();
        }
        if (state.hasFailed()) {
            CommandReply undone = new CommandReply();
            send(UNDO, undone);
            exchange.flush();
            exchange.await(undone);
        }
        throw SqlStateErrors.create(ServerErrors.report(error));
    }

    private void send(String sql, Reply reply) {
        Query.write(exchange.out(), sql);
        exchange.expect(reply);
    }

    private static @Nullable ErrorResponse first(@Nullable ErrorResponse... errors) {
        for (ErrorResponse error : errors) {
            if (error != null) {
                return error;
            }
        }
        return null;
    }
}
