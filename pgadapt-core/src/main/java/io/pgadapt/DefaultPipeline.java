package io.pgadapt;

import io.pgadapt.internal.engine.Caller;
import io.pgadapt.internal.engine.OpenPipeline;
import io.pgadapt.internal.engine.PipelinedResult;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.sql.Composable;
import org.jspecify.annotations.Nullable;

/** Statements that go into a session's pipeline, each from a cursor of its own. */
final class DefaultPipeline implements Pipeline {
    private final OpenPipeline pipeline;
    private final Cursors cursors;
    private final Caller self;

    /** Makes cursors. */
    @FunctionalInterface
    interface Cursors {
        <R extends @Nullable Object> DefaultCursor<R> make(RowFactory<R> factory);
    }

    DefaultPipeline(OpenPipeline pipeline, Cursors cursors, Caller self) {
        this.pipeline = pipeline;
        this.cursors = cursors;
        this.self = self;
    }

    @Override
    public Pending<Row> execute(String sql, @Nullable Object... parameters) {
        return execute(RowFactory.rows(), sql, parameters);
    }

    @Override
    public Pending<Row> execute(String sql, Named parameters) {
        return execute(RowFactory.rows(), sql, parameters);
    }

    @Override
    public <R extends @Nullable Object> Pending<R> execute(
            RowFactory<R> factory, String sql, @Nullable Object... parameters) {
        DefaultCursor<R> cursor = cursors.make(factory);
        return new DefaultPending<>(cursor, cursor.addTo(pipeline, sql, parameters));
    }

    @Override
    public <R extends @Nullable Object> Pending<R> execute(RowFactory<R> factory, String sql, Named parameters) {
        DefaultCursor<R> cursor = cursors.make(factory);
        return new DefaultPending<>(cursor, cursor.addTo(pipeline, sql, parameters));
    }

    @Override
    public <R extends @Nullable Object> Pending<R> execute(
            RowFactory<R> factory, Composable statement, @Nullable Object... parameters) {
        DefaultCursor<R> cursor = cursors.make(factory);
        return new DefaultPending<>(cursor, cursor.addTo(pipeline, statement, parameters));
    }

    @Override
    public <R extends @Nullable Object> Pending<R> execute(
            RowFactory<R> factory, Composable statement, Named parameters) {
        DefaultCursor<R> cursor = cursors.make(factory);
        return new DefaultPending<>(cursor, cursor.addTo(pipeline, statement, parameters));
    }

    @Override
    public void sync() {
        pipeline.sync(self);
    }

    @Override
    public void flush() {
        pipeline.flush(self);
    }

    @Override
    public void close() {
        pipeline.close(self);
    }

    private record DefaultPending<R extends @Nullable Object>(DefaultCursor<R> cursor, PipelinedResult result)
            implements Pending<R> {
        @Override
        public Cursor<R> get() {
            return cursor.take(result);
        }

        @Override
        public boolean isDone() {
            return result.isOver();
        }
    }
}
