package io.pgadapt.internal.engine;

import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.message.Describe;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Execute;
import io.pgadapt.protocol.message.Flush;
import io.pgadapt.protocol.message.Parse;
import io.pgadapt.protocol.message.Target;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Requests that end with a Flush, among those of a pipeline, whose group goes on. */
final class FlushGrouping implements Grouping {
    private static final String UNNAMED = "";
    private static final int ALL_ROWS = 0;

    private final Exchange exchange;
    private final SessionState state;

    FlushGrouping(Exchange exchange, SessionState state) {
        this.exchange = exchange;
        this.state = state;
    }

    @Override
    public void writeEnd(WireWriter out) {
        Flush.INSTANCE.encode(out);
    }

    @Override
    public @Nullable ErrorResponse settle(DescribeReply last) throws IOException {
        exchange.flush();
        exchange.await(last);
        return last.error();
    }

    /** A simple query would end the group. */
    @Override
    public RowBuffer ask(String sql) throws IOException {
        exchange.write(out -> {
            Parse.write(out, UNNAMED, sql);
            Bind.write(out, UNNAMED, UNNAMED, Bind.Values.NONE, Format.TEXT);
            Describe.write(out, Target.PORTAL, UNNAMED);
            Execute.write(out, UNNAMED, ALL_ROWS);
            Flush.INSTANCE.encode(out);
        });
        CatalogReply reply = new CatalogReply(SyncGrouping.catalog(state), exchange);
        exchange.expect(reply);
        exchange.flush();
        exchange.await(reply);
        ErrorResponse error = reply.error;
        if (error != null) {
            throw SqlStateErrors.create(ServerErrors.report(error));
        }
        return reply.result().rows();
    }

    private static final class CatalogReply extends PortalReply {
        private @Nullable ErrorResponse error;

        CatalogReply(CodecContext context, Exchange exchange) {
            super(null, context, exchange);
        }

        @Override
        void refuse(ErrorResponse refusal) {
            error = refusal;
        }

        @Override
        void skip(ErrorResponse reason) {
            error = reason;
        }
    }
}
