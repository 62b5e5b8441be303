package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.AssembledRows;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.row.Column;
import io.pgadapt.row.RowAssembler;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import java.util.List;
import java.util.Objects;

/** Commands of a session that stream in both directions, and rows of what they stream. Thread-safe by the session's lock. */
public final class ReplicationCommands {
    private final SessionAccess access;
    private final Exchange exchange;
    private final Statements statements;
    private final SessionWatch watch;
    private final Caller caller;

    ReplicationCommands(
            SessionAccess access, Exchange exchange, Statements statements, SessionWatch watch, Caller caller) {
        this.access = access;
        this.exchange = exchange;
        this.statements = statements;
        this.watch = watch;
        this.caller = caller;
    }

    /** Runs a command that streams in both directions. */
    public CopyBoth copyBoth(ParsedSql command) {
        ReplicationWatch watching = new ReplicationWatch(watch.replicating(command));
        try {
            return Objects.requireNonNull(access.exclusively(caller, command, () -> {
                CodecContext context = statements.context(caller.types());
                ReplicationRun run = ReplicationRun.start(exchange, command, context, watching);
                access.opened(run);
                return new OpenReplication(access, run, caller);
            }));
        } catch (RuntimeException | Error e) {
            watching.failed(e);
            throw e;
        }
    }

    /** Returns what makes rows of values in the session's forms; asks the server nothing. */
    public RowAssembler rowAssembler(List<Column> columns, CodecRegistry registry) {
        return access.aside(() -> new AssembledRows(new ResultShape(columns, statements.context(registry))));
    }
}
