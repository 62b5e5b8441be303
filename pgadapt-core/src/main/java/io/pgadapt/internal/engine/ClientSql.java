package io.pgadapt.internal.engine;

import io.pgadapt.Typed;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.SqlComposer;
import io.pgadapt.sql.Composable;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Literals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL that holds its values: composed statements, and statements as the simple protocol would have them. Made without the server,
 * but for the names of types. Thread-safe.
 */
final class ClientSql {
    private final SessionState state;
    private final SessionTypes types;

    ClientSql(SessionState state, SessionTypes types) {
        this.state = state;
        this.types = types;
    }

    /** Returns the text of a composed statement that is going to be read in a style. */
    String compose(Composable statement, ParameterStyle style, CodecRegistry registry, TypeNames names)
            throws IOException {
        List<String> literals = literals(SqlComposer.values(statement).toArray(), registry, names);
        return SqlComposer.compose(statement, style, literals, state.stringSyntax());
    }

    private List<String> literals(@Nullable Object[] values, CodecRegistry registry, TypeNames names)
            throws IOException {
        ClientLiterals maker = new ClientLiterals(context(registry), names, ParameterFailures::ofLiteral);
        Parameters all = Parameters.of(values, registry, names, ParameterFailures::ofLiteral);
        List<String> literals = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            // who names a type wants to see it
            literals.add(maker.literal(i, all, values[i] instanceof Typed ? Literals::literal : Literals::constant));
        }
        return literals;
    }

    /** Returns the text of a statement with its values as literals. */
    String withLiterals(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry, TypeNames names)
            throws IOException {
        Parameters parameters = Parameters.of(values, registry, names, ParameterFailures::ofParameter);
        return new ClientLiterals(context(registry), names, ParameterFailures::ofParameter)
                .rewrite(sql, parameters)
                .text();
    }

    private CodecContext context(CodecRegistry registry) {
        return SessionContext.of(state, registry, types.catalog());
    }
}
