package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.IOException;

/**
 * Statements that the server keeps no longer than they run. Each group of messages stands for itself, so that a pooler may
 * send it anywhere. What a statement looks like is remembered here, and checked at each use.
 */
final class UnnamedFlow extends ExtendedFlow {
    private static final String FORMAT_CHECK = "PortalSetResultFormat";

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
    void writeBeforeBind(Statement statement, PreparedStatement prepared, WireWriter out) {
        Parse.write(out, UNNAMED, statement.sql().sql(), statement.hints());
    }

    @Override
    void writeBeforeExecute(String portal, WireWriter out) {
        // the table may have changed since the statement was described
        Describe.write(out, Target.PORTAL, portal);
    }

    @Override
    boolean forgets(Statement statement, PgException error) {
        boolean columnsChanged = FORMAT_CHECK.equals(error.diagnostic().sourceFunction());
        if (columnsChanged) {
            descriptions.forget(statement.sql());
        }
        return columnsChanged;
    }
}
