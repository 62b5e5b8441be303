package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.AssembledRows;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.row.Column;
import io.pgadapt.row.RowAssembler;
import io.pgadapt.types.CodecRegistry;
import java.util.List;
import java.util.Objects;

/** Commands of a session that stream in both directions, and rows of what they stream. Thread-safe by the session's lock. */
public final class ReplicationCommands {
    private final SessionAccess access;
    private final Exchange exchange;
    private final Statements statements;
    private final Caller caller;

    ReplicationCommands(SessionAccess access, Exchange exchange, Statements statements, Caller caller) {
        this.access = access;
        this.exchange = exchange;
        this.statements = statements;
        this.caller = caller;
    }

    /** Runs a command that streams in both directions. */
    public CopyBoth copyBoth(ParsedSql command) {
        return Objects.requireNonNull(access.exclusively(caller, command, () -> {
            ReplicationRun run = ReplicationRun.start(exchange, command, statements.context(caller.types()));
            access.opened(run);
            return new OpenReplication(access, run, caller);
        }));
    }

    /** Returns what makes rows of values in the session's forms; asks the server nothing. */
    public RowAssembler rowAssembler(List<Column> columns, CodecRegistry registry) {
        return access.aside(() -> new AssembledRows(new ResultShape(columns, statements.context(registry))));
    }
}
