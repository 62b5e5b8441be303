package io.pgadapt.internal.engine;

import io.pgadapt.Typed;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** How sets with values of the same classes are bound: found once for all of them. */
final class BatchPlan {
    private final Statement statement;
    private final PreparedStatement prepared;
    private final @Nullable ResultShape shape;

    BatchPlan(Statement statement, PreparedStatement prepared) {
        this.statement = statement;
        this.prepared = prepared;
        this.shape = prepared.shape(statement.context());
    }

    ParsedSql sql() {
        return statement.sql();
    }

    CodecContext context() {
        return statement.context();
    }

    Statement statement() {
        return statement;
    }

    PreparedStatement prepared() {
        return prepared;
    }

    /** Returns the columns of the rows that each set gives, or null when it gives none. */
    @Nullable
    ResultShape shape() {
        return shape;
    }

    /** Returns whether the server forgets the statement with the next one that is parsed. */
    boolean isUnnamed() {
        return prepared.name().isEmpty();
    }

    /** Returns whether it is a plan for the statement. */
    @SuppressWarnings("ReferenceEquality") // the same text is the same object as long as it is in use
    boolean isFor(ParsedSql sql) {
        return sql == statement.sql();
    }

    /** Returns whether a set asks for the same types; NULL fits any. */
    boolean fits(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry) {
        int[] hints = statement.hints();
        if (!isFor(sql) || values.length != hints.length) {
            return false;
        }
        for (int i = 0; i < hints.length; i++) {
            Object value = values[i];
            if (value != null && !asksFor(hints[i], value, registry)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // what stands for another value has to be opened
    private static boolean asksFor(int hint, Object value, CodecRegistry registry) {
        return !(value instanceof Typed) && registry.parameterValue(value) == value && registry.hint(value) == hint;
    }
}
