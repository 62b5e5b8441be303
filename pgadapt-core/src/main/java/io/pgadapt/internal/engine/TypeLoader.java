package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.catalog.TypeAssembler;
import io.pgadapt.internal.catalog.TypeQuery;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.TransactionStatus;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks types up in the database's catalogue, between two statements of a session.
 *
 * <p>In an open transaction a savepoint stands before the query, so that its failure costs the user nothing; it leaves in
 * the same write. No transaction is begun.
 */
final class TypeLoader {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.types");
    private static final String QUERY_CANCELED = "57014";
    private static final String SAVEPOINT = "SAVEPOINT pgadapt_types";
    private static final String RELEASE = "RELEASE SAVEPOINT pgadapt_types";
    private static final String UNDO = "ROLLBACK TO SAVEPOINT pgadapt_types;" + RELEASE;

    /** The answer is read with codecs that no user has changed. */
    private static final CodecContext CONTEXT = CodecContext.of(CodecRegistry.defaults(), new TypeCatalog());

    private final Exchange exchange;
    private final SessionState state;

    TypeLoader(Exchange exchange, SessionState state) {
        this.exchange = exchange;
        this.state = state;
    }

    /**
     * Returns types, everything they are made of, and their arrays; nothing where the server does not answer.
     *
     * @param known types that are known, which are not returned
     * @throws PgException when the query was cancelled, which was meant for the statement that needs the types
     */
    Collection<PgType> load(Collection<Integer> oids, TypeCatalog known) throws IOException {
        try {
            RowBuffer rows = ask(TypeQuery.of(oids, state.serverVersion()));
            return TypeAssembler.assemble(rows.rows(0, rows.size()), known);
        } catch (PgException e) {
            requireNotCancelled(e);
            LOG.warn("types could not be looked up, so values of them come as text: {}", e.getMessage());
            return List.of();
        }
    }

    /**
     * Returns the OID of the type that SQL finds under a name, or 0; also for what is no name.
     *
     * @throws PgException when the query was cancelled, which was meant for the statement that needs the type
     */
    int find(String name) throws IOException {
        try {
            RowBuffer rows = ask(TypeQuery.named(name));
            return rows.size() == 0
                    ? PgType.UNSPECIFIED
                    : (int) rows.rows(0, 1).get(0).getLong(0);
        } catch (PgException e) {
            requireNotCancelled(e);
            return PgType.UNSPECIFIED;
        }
    }

    private RowBuffer ask(String sql) throws IOException {
        boolean inTransaction = state.transaction() == TransactionStatus.IN_TRANSACTION;
        CommandReply before = new CommandReply();
        QueryReply answer =
                new QueryReply(CONTEXT.withClientEncoding(state.clientEncoding()), CopyRefusal.simple(exchange));
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

    private static void requireNotCancelled(PgException error) {
        if (QUERY_CANCELED.equals(error.sqlState())) {
            throw error;
        }
    }
}
