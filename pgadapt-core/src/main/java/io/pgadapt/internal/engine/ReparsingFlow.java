package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.WireWriter;

/** Statements that are parsed anew at each use, of which the client remembers what they look like. */
abstract class ReparsingFlow extends ExtendedFlow {
    private static final String FORMAT_CHECK = "PortalSetResultFormat";

    ReparsingFlow(Exchange exchange, SessionState state, SessionTypes types) {
        super(exchange, state, types);
    }

    /** Forgets what a statement looked like. */
    abstract void forget(Statement statement);

    @Override
    final void writeBeforeBind(Statement statement, PreparedStatement prepared, WireWriter out) {
        Parse.write(out, UNNAMED, statement.sql().sql(), statement.hints());
    }

    @Override
    final void writeBeforeExecute(String portal, WireWriter out) {
        // what it selects from may have changed since it was described
        Describe.write(out, Target.PORTAL, portal);
    }

    @Override
    final boolean forgets(Statement statement, PgException error) {
        boolean columnsChanged = FORMAT_CHECK.equals(error.diagnostic().sourceFunction());
        if (columnsChanged) {
            forget(statement);
        }
        return columnsChanged;
    }
}
