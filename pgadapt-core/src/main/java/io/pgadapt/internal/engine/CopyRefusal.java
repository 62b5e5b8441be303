package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CopyBothResponse;
import io.pgadapt.protocol.message.CopyData;
import io.pgadapt.protocol.message.CopyDone;
import io.pgadapt.protocol.message.CopyFail;
import io.pgadapt.protocol.message.CopyInResponse;
import io.pgadapt.protocol.message.CopyOutResponse;
import io.pgadapt.protocol.message.Sync;
import java.io.IOException;

/**
 * Keeps the session going when a statement turns out to be COPY, whose data does not travel as rows: what the server wants
 * is refused, what it sends is thrown away, and the statement fails with a message that says why.
 */
final class CopyRefusal {
    private final Exchange exchange;
    private final boolean afterSync;
    private boolean seen;

    private CopyRefusal(Exchange exchange, boolean afterSync) {
        this.exchange = exchange;
        this.afterSync = afterSync;
    }

    /** For the extended protocol, where a server in COPY swallows the Sync that came with the statement. */
    static CopyRefusal extended(Exchange exchange) {
        return new CopyRefusal(exchange, true);
    }

    /** For the simple protocol, where the server gets ready by itself. */
    static CopyRefusal simple(Exchange exchange) {
        return new CopyRefusal(exchange, false);
    }

    /** Returns whether the statement was COPY. */
    boolean wasNeeded() {
        return seen;
    }

    /** Returns why the statement failed. */
    static ProgrammingError error(ParsedSql sql) {
        return new ProgrammingError(ErrorReport.of(
                        "COPY from or to the client moves data that execute has no place for; use copyFrom or copyTo with a table,"
                                + " or copyExpert with this statement")
                .inSql(sql.userText()));
    }

    /** Deals with a message of the COPY sub-protocol; returns whether it was one. */
    boolean refuse(BackendMessage message) throws IOException {
        if (message instanceof CopyInResponse || message instanceof CopyBothResponse) {
            seen = true;
            new CopyFail("execute cannot supply the data of COPY").encode(exchange.out());
            if (afterSync) {
                Sync.INSTANCE.encode(exchange.out());
            }
            exchange.flush();
            return true;
        }
        if (message instanceof CopyOutResponse) {
            seen = true;
            return true;
        }
        return seen && (message instanceof CopyData || message instanceof CopyDone);
    }
}
