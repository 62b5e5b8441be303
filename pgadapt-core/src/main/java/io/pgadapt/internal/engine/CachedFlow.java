package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.protocol.message.Close;
import io.pgadapt.protocol.message.CloseComplete;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;

/** Statements that stay prepared on the server. */
final class CachedFlow extends ExtendedFlow {
    private static final String INVALID_STATEMENT_NAME = "26000";
    private static final String DUPLICATE_STATEMENT = "42P05";
    private static final String FEATURE_NOT_SUPPORTED = "0A000";
    private static final String PLAN_CHECK = "RevalidateCachedQuery";

    private final StatementCache cache;
    private final ExtendedFlow unnamed;

    /**
     * Creates the flow.
     *
     * @param unnamed the way that needs nothing of what the server has prepared
     */
    CachedFlow(Exchange exchange, SessionState state, SessionTypes types, StatementCache cache, ExtendedFlow unnamed) {
        super(exchange, state, types);
        this.cache = cache;
        this.unnamed = unnamed;
    }

    @Override
    Described describe(Statement statement) throws IOException {
        int[] hints = statement.hints();
        PreparedStatement known = cache.find(statement.sql(), hints);
        if (known != null) {
            return new Described(known, statement.begin());
        }
        closeForgotten();
        PreparedStatement prepared = prepare(StatementCache.name(statement.sql(), hints), statement);
        cache.add(statement.sql(), prepared);
        return new Described(prepared, null);
    }

    @Override
    void writeBeforeBind(Statement statement, PreparedStatement prepared, WireWriter out) {}

    @Override
    void writeBeforeExecute(String portal, WireWriter out) {}

    @Override
    boolean forgets(Statement statement, PgException error) {
        String sqlState = error.sqlState();
        if (FEATURE_NOT_SUPPORTED.equals(sqlState)
                && PLAN_CHECK.equals(error.diagnostic().sourceFunction())) {
            cache.forget(statement.sql());
            return true;
        }
        if (INVALID_STATEMENT_NAME.equals(sqlState)) {
            // gone by DISCARD, by DEALLOCATE, or behind a pooler: then the others are gone, too
            cache.forgetAll();
            return true;
        }
        if (DUPLICATE_STATEMENT.equals(sqlState)) {
            cache.abandon(StatementCache.name(statement.sql(), statement.hints()));
            return true;
        }
        return false;
    }

    /**
     * A statement that is missing or there already may be so because of a pooler, which sends each group of messages to another
     * session: to prepare it once more might end the same way.
     */
    @Override
    ExtendedFlow next(PgException error) {
        return FEATURE_NOT_SUPPORTED.equals(error.sqlState()) ? this : unnamed;
    }

    private void closeForgotten() {
        for (String name = cache.nextToClose(); name != null; name = cache.nextToClose()) {
            Close.write(exchange.out(), Target.STATEMENT, name);
            exchange.expect(Acknowledgement.upTo(CloseComplete.class));
        }
    }
}
