package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.Rewriting;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.Literals;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as literals, for texts that are sent without parameters. */
final class ClientLiterals {
    private final CodecContext context;
    private final TypeNames names;
    private final ParameterFailures.Of failures;

    ClientLiterals(CodecContext context, TypeNames names, ParameterFailures.Of failures) {
        this.context = context;
        this.names = names;
        this.failures = failures;
    }

    /** Returns a statement with its parameters as literals. */
    Rewriting rewrite(ParsedSql sql, Parameters parameters) throws IOException {
        int count = parameters.values().length;
        if (count == 0) {
            return sql.rewriting();
        }
        List<String> literals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            literals.add(literal(i, parameters, Literals::literal));
        }
        return sql.withLiterals(literals);
    }

    /**
     * Returns the literal of a value.
     *
     * @throws io.pgadapt.errors.ProgrammingError when there is no codec for it
     * @throws io.pgadapt.errors.DataError when it cannot be sent
     */
    String literal(int index, Parameters parameters, Form form) throws IOException {
        PgType type = type(index, parameters);
        try {
            String literal = form.literal(parameters.values()[index], type, context);
            ClientText.requireEncodable(literal, context.clientEncoding());
            return literal;
        } catch (NoCodecException e) {
            throw failures.index(index).noCodec(type, e);
        } catch (CodecException e) {
            throw failures.index(index).unfit(type, e);
        }
    }

    /** Returns what a value asks for; a record, which no text without its type stands for, what it is registered for. */
    private PgType type(int index, Parameters parameters) throws IOException {
        int hint = parameters.hints()[index];
        Object value = parameters.values()[index];
        String name = hint != PgType.UNSPECIFIED || value == null
                ? null
                : context.registry().recordTypeName(value);
        if (name == null) {
            return context.catalog().byOid(hint);
        }
        PgType type = names.find(name);
        if (type == null) {
            throw failures.index(index).noType(name);
        }
        return type;
    }

    /** How literals look. */
    @FunctionalInterface
    interface Form {
        String literal(@Nullable Object value, PgType type, CodecContext context);
    }
}
