package io.pgadapt;

import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.OpenBatch;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.sql.Binder;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One statement that is run with many sets of parameters. */
final class Batch {
    private static final String KINDS = "; it must be an Object[] or a Collection for $1, $2, ..., or Named";

    private final OpenBatch open;
    private final Placeholders placeholders;
    private final Function<ParameterStyle, ParsedSql> texts;
    private @Nullable ParsedSql text;

    /**
     * Creates a batch.
     *
     * @param texts reads the statement, with its parameters marked in a style
     */
    Batch(OpenBatch open, Placeholders placeholders, Function<ParameterStyle, ParsedSql> texts) {
        this.open = open;
        this.placeholders = placeholders;
        this.texts = texts;
    }

    /**
     * Runs the statement with all sets.
     *
     * @throws PgException for the first set that is wrong, or that the server refuses
     */
    QueryResult run(Iterable<?> parameterSets) {
        try {
            for (Object set : parameterSets) {
                add(set);
            }
        } catch (RuntimeException | Error e) {
            giveUp(e);
            throw e;
        }
        return open.finish();
    }

    private void add(@Nullable Object set) {
        try {
            addBound(set);
        } catch (PgException e) {
            throw first(e);
        }
    }

    private void addBound(@Nullable Object set) {
        if (set instanceof Named named) {
            ParsedSql sql = text(ParameterStyle.NAMED);
            open.add(sql, Binder.bind(sql, named.values()));
        } else {
            @Nullable Object[] values = positional(set);
            ParsedSql sql = text(values.length == 0 ? ParameterStyle.NONE : ParameterStyle.NUMERIC);
            open.add(sql, Binder.bind(sql, values));
        }
    }

    /** Hardly ever changes from set to set. */
    private ParsedSql text(ParameterStyle natively) {
        // a set of parameters is given even when it is empty, so that %% is one percent sign
        ParameterStyle style = placeholders == Placeholders.PYFORMAT ? ParameterStyle.PYFORMAT : natively;
        ParsedSql known = text;
        if (known == null || known.style() != style) {
            known = texts.apply(style);
            text = known;
        }
        return known;
    }

    /** Of a set that cannot be sent and one before it that the server refuses, the latter is the reason. */
    private PgException first(PgException error) {
        PgException refused = open.giveUp(error);
        if (refused != null) {
            return refused;
        }
        error.addNote(open.currentSet());
        return error;
    }

    private void giveUp(Throwable reason) {
        try {
            open.giveUp(reason);
        } catch (PgException lost) {
            reason.addSuppressed(lost);
        }
    }

    private static @Nullable Object[] positional(@Nullable Object set) {
        if (set instanceof @Nullable Object[] values) {
            return values;
        }
        if (set instanceof Collection<?> values) {
            return values.toArray();
        }
        String given = set == null
                ? "null" + KINDS
                : set instanceof Map
                        ? "a Map; make it named(map) for :name"
                        : "of " + set.getClass().getName() + KINDS;
        throw new ProgrammingError(
                ErrorReport.of("a set of parameters is " + given).beforeWriting());
    }
}
