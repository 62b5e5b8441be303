package io.pgadapt;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.OpenPipeline;
import io.pgadapt.internal.engine.PipelinedResult;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.row.RowBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One statement that is run with many sets of parameters; only how many rows it changed is kept. */
final class Batch {
    private final Runner runner;
    private long rowCount;
    private String status = "";
    private int done;

    /** Runs the statement with one set of parameters. */
    interface Runner {
        /** Runs it at once. */
        QueryResult run(@Nullable Object[] values);

        /** Runs it with values by name. */
        QueryResult run(Named values);

        /** Adds it to a pipeline. */
        PipelinedResult add(OpenPipeline pipeline, @Nullable Object[] values);

        /** Adds it to a pipeline, with values by name. */
        PipelinedResult add(OpenPipeline pipeline, Named values);
    }

    Batch(Runner runner) {
        this.runner = runner;
    }

    /** Runs the statement with each set in turn. */
    QueryResult runEach(Iterable<?> parameterSets) {
        int index = 0;
        for (Object set : parameterSets) {
            try {
                count(set instanceof Named named ? runner.run(named) : runner.run(positional(set)));
            } catch (PgException e) {
                throw inSet(index, e);
            }
            index++;
        }
        return result();
    }

    /** Runs the statement with all sets, without waiting for the results of those before. */
    QueryResult runAll(Iterable<?> parameterSets, OpenPipeline pipeline) {
        Queue<PipelinedResult> outstanding = new ArrayDeque<>();
        int index = 0;
        for (Object set : parameterSets) {
            try {
                outstanding.add(
                        set instanceof Named named
                                ? runner.add(pipeline, named)
                                : runner.add(pipeline, positional(set)));
            } catch (PgException e) {
                throw inSet(index, e);
            }
            index++;
            takeArrived(outstanding);
        }
        while (!outstanding.isEmpty()) {
            take(outstanding.remove());
        }
        return result();
    }

    private void takeArrived(Queue<PipelinedResult> outstanding) {
        for (PipelinedResult next = outstanding.peek(); next != null && next.isOver(); next = outstanding.peek()) {
            take(outstanding.remove());
        }
    }

    private void take(PipelinedResult next) {
        try {
            count(next.get());
        } catch (PgException e) {
            throw inSet(done, e);
        }
    }

    private void count(QueryResult result) {
        rowCount += Math.max(0, result.rowCount());
        status = result.status();
        done++;
    }

    private QueryResult result() {
        return new QueryResult(null, new RowBuffer(), rowCount, status);
    }

    private static @Nullable Object[] positional(@Nullable Object set) {
        if (set instanceof @Nullable Object[] values) {
            return values;
        }
        if (set instanceof Collection<?> values) {
            return values.toArray();
        }
        throw new ProgrammingError(ErrorReport.of("a set of parameters is "
                        + (set == null ? "null" : "of " + set.getClass().getName())
                        + "; it must be an Object[] or a Collection for $1, $2, ..., or Named")
                .beforeWriting());
    }

    private static PgException inSet(int index, PgException error) {
        error.addNote("in set " + index + " of the parameters, counted from 0");
        return error;
    }
}
