package io.pgadapt.internal.engine;

import io.pgadapt.errors.sqlstate.SqlStateErrors;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.Rewriting;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The simple query protocol: one message with everything in its text, parameters as literals. The only way for several
 * statements in one string.
 */
final class SimpleFlow implements Flow {
    private static final String SEPARATOR = ";";

    private final Exchange exchange;
    private final SessionTypes types;

    SimpleFlow(Exchange exchange, SessionTypes types) {
        this.exchange = exchange;
        this.types = types;
    }

    @Override
    public QueryResult run(Statement statement) throws IOException {
        return send(statement).take();
    }

    @Override
    public Sent send(Statement statement) throws IOException {
        CopyRefusal copies = CopyRefusal.simple(exchange);
        QueryReply reply = new QueryReply(statement.context(), copies);
        SentText text = send(statement, reply);
        return () -> take(statement, text, reply, copies);
    }

    private QueryResult take(Statement statement, SentText text, QueryReply reply, CopyRefusal copies)
            throws IOException {
        exchange.await(reply);
        if (copies.wasNeeded()) {
            throw CopyRefusal.error(statement.sql());
        }
        text.check(reply.error());
        return types.complete(reply.result(), statement.grouping());
    }

    @Override
    public RowStream open(Statement statement, int batchSize) throws IOException {
        QueryStream stream = QueryStream.open(this, exchange, statement);
        if (types.needLookingUpFor(stream.shape())) {
            // that asks the server, for which the stream makes way as for any other statement
            stream.takeIn();
            stream.shape(types.complete(stream.shape(), statement.grouping()));
        }
        return stream;
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
            throw SqlStateErrors.create(ServerErrors.report(error).inSql(sql));
        }
        return reply.tag();
    }

    /** Sends a statement, behind the begin of a transaction if one is to begin. */
    SentText send(Statement statement, Reply reply) throws IOException {
        String prefix = statement.begin() == null ? "" : statement.begin() + SEPARATOR;
        Rewriting rewriting = rewriting(statement);
        exchange.write(out -> Query.write(out, prefix + rewriting.text()));
        exchange.expect(reply);
        exchange.flush();
        return new SentText(statement.sql(), rewriting, prefix.length());
    }

    /** Returns the text of a statement with its values as literals. */
    Rewriting rewriting(Statement statement) throws IOException {
        return new ClientLiterals(
                        statement.context(), types.names(statement.grouping()), ParameterFailures::ofParameter)
                .rewrite(statement.sql(), statement.parameters());
    }

    /** What was sent, which is needed to find a mistake in what the user wrote. */
    record SentText(ParsedSql sql, Rewriting sent, int prefixLength) {

        /** Fails if the server refused something. */
        void check(@Nullable ErrorResponse error) {
            if (error != null) {
                throw ServerErrors.exception(error, sql, sent, prefixLength);
            }
        }
    }
}
