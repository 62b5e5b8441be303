package io.pgadapt.internal.engine;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.Literals;
import io.pgadapt.types.NoCodecException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simple query protocol: one message with everything in its text, parameters as literals. The only way for several
 * statements in one string.
 */
final class SimpleFlow implements Flow {
    private static final String SEPARATOR = ";";

    private final Exchange exchange;

    SimpleFlow(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public QueryResult run(Statement statement) throws IOException {
        CopyRefusal copies = CopyRefusal.simple(exchange);
        QueryReply reply = new QueryReply(statement.context(), copies);
        send(statement, reply);
        exchange.await(reply);
        if (copies.wasNeeded()) {
            throw CopyRefusal.error(statement.sql());
        }
        check(reply.error(), statement);
        return reply.result();
    }

    @Override
    public RowStream open(Statement statement, int batchSize) throws IOException {
        return QueryStream.open(this, exchange, statement);
    }

    /** Runs a command that has neither parameters nor rows, such as COMMIT; returns the server's words on it. */
    String command(String sql) throws IOException {
        CommandReply reply = new CommandReply();
        Query.write(exchange.out(), sql);
        exchange.expect(reply);
        exchange.flush();
        exchange.await(reply);
        ErrorResponse error = reply.error();
        if (error != null) {
            throw ServerErrors.exception(error, null);
        }
        return reply.tag();
    }

    void send(Statement statement, Reply reply) throws IOException {
        Query.write(exchange.out(), text(statement));
        exchange.expect(reply);
        exchange.flush();
    }

    void check(@Nullable ErrorResponse error, Statement statement) {
        if (error != null) {
            throw ServerErrors.exception(
                    error, statement.sql(), prefix(statement).length());
        }
    }

    /** Returns the text with literals for placeholders. */
    private static String text(Statement statement) {
        CodecContext context = statement.context();
        @Nullable Object[] values = statement.values();
        if (values.length == 0) {
            return prefix(statement) + statement.sql().sql();
        }
        List<String> literals = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            literals.add(literal(i, values[i], context));
        }
        return prefix(statement) + statement.sql().withLiterals(literals).text();
    }

    private static String prefix(Statement statement) {
        return statement.begin() == null ? "" : statement.begin() + SEPARATOR;
    }

    private static String literal(int index, @Nullable Object value, CodecContext context) {
        try {
            return Literals.literal(value, context);
        } catch (NoCodecException e) {
            throw new ProgrammingError(report(index, e));
        } catch (CodecException e) {
            throw new DataError(report(index, e));
        }
    }

    private static ErrorReport report(int index, RuntimeException e) {
        return ErrorReport.of("parameter $" + (index + 1) + ": " + e.getMessage())
                .causedBy(e)
                .beforeWriting();
    }
}
