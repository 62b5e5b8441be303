package io.pgadapt.internal.connect;

import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.protocol.channel.MessageChannel;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.DataRow;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.protocol.message.ReadyForQuery;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.protocol.wire.Bytes;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what kind of session the server has opened: by what it reports, or before PostgreSQL 14 by asking it. */
final class SessionKind {
    private final MessageChannel channel;
    private final Map<String, String> parameters;

    SessionKind(Startup session) {
        this.channel = session.channel();
        this.parameters = session.parameters();
    }

    boolean isReadOnly(Deadline deadline) throws IOException, AttemptFailure {
        String readOnly = parameters.get("default_transaction_read_only");
        String standby = parameters.get("in_hot_standby");
        if (readOnly == null || standby == null) {
            return "on".equals(ask("SHOW transaction_read_only", deadline));
        }
        return readOnly.equals("on") || standby.equals("on");
    }

    boolean isStandby(Deadline deadline) throws IOException, AttemptFailure {
        String standby = parameters.get("in_hot_standby");
        return standby == null
                ? "t".equals(ask("SELECT pg_catalog.pg_is_in_recovery()", deadline))
                : standby.equals("on");
    }

    private @Nullable String ask(String sql, Deadline deadline) throws IOException, AttemptFailure {
        channel.send(new Query(sql)).flush(deadline);
        String answer = null;
        ErrorResponse error = null;
        BackendMessage message = channel.receive(deadline);
        while (!(message instanceof ReadyForQuery)) {
            if (message instanceof DataRow row) {
                answer = firstColumn(row);
            } else if (message instanceof ErrorResponse response) {
                error = response;
            }
            message = channel.receive(deadline);
        }
        if (error != null) {
            throw AttemptFailure.reported(
                    "\"" + sql + "\" failed: " + error.fields().message(),
                    ServerErrors.diagnostic(error.fields()),
                    AttemptFailure.Next.HOST);
        }
        return answer;
    }

    private static @Nullable String firstColumn(DataRow row) {
        Bytes value = row.values().isEmpty() ? null : row.values().get(0);
        return value == null ? null : value.utf8();
    }
}
