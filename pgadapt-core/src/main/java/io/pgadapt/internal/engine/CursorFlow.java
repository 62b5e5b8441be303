package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.Close;
import io.pgadapt.protocol.message.CloseComplete;
import io.pgadapt.protocol.message.Sync;
import io.pgadapt.protocol.message.Target;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** FETCH from one cursor: all of them give the same columns. */
final class CursorFlow extends ReparsingFlow {
    private final String cursor;
    private @Nullable PreparedStatement columns;

    CursorFlow(Exchange exchange, SessionState state, SessionTypes types, String cursor) {
        super(exchange, state, types);
        this.cursor = cursor;
    }

    /** Returns the cursor's name; to the protocol a cursor is a portal. */
    String cursor() {
        return cursor;
    }

    /** Takes note of what FETCH gives. */
    void described(PreparedStatement asDeclared) {
        columns = asDeclared;
    }

    /** Sends the close of the cursor. */
    void close() throws IOException {
        Close.write(exchange.out(), Target.PORTAL, cursor);
        Sync.write(exchange.out());
        exchange.expect(Acknowledgement.upTo(CloseComplete.class));
        exchange.expect(new ReadyReply());
        exchange.flush();
    }

    @Override
    Described describe(Statement statement) throws IOException {
        PreparedStatement known = columns;
        if (known == null) {
            known = describeCursor(cursor, statement);
            columns = known;
        } else {
            requireTypes(known, statement);
        }
        return new Described(known, statement.begin());
    }

    @Override
    void forget(Statement statement) {
        columns = null;
    }
}
