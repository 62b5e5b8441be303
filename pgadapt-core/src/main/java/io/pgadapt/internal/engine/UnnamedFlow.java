package io.pgadapt.internal.engine;

import java.io.IOException;

/**
 * Statements that the server keeps no longer than they run. Each group of messages stands for itself, so that a pooler may
 * send it anywhere. What a statement looks like is remembered here, and checked at each use.
 */
final class UnnamedFlow extends ReparsingFlow {
    private final StatementCache descriptions;

    UnnamedFlow(Exchange exchange, SessionState state, SessionTypes types, StatementCache descriptions) {
        super(exchange, state, types);
        this.descriptions = descriptions;
    }

    @Override
    Described describe(Statement statement) throws IOException {
        if (statement.sql().isRowless()) {
            return new Described(PreparedStatement.rowless(), statement.begin());
        }
        PreparedStatement known = descriptions.find(statement.sql(), statement.hints());
        if (known != null) {
            return new Described(known, statement.begin());
        }
        PreparedStatement prepared = prepare(UNNAMED, statement);
        if (descriptions.keeps(statement.sql())) {
            descriptions.add(statement.sql(), prepared);
        }
        return new Described(prepared, null);
    }

    @Override
    void forget(Statement statement) {
        descriptions.forget(statement.sql());
    }
}
