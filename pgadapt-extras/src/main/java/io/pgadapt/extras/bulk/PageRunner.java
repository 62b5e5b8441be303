package io.pgadapt.extras.bulk;

import io.pgadapt.Connection;
import io.pgadapt.Cursor;
import io.pgadapt.Pending;
import io.pgadapt.Pipeline;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.errors.PgException;
import io.pgadapt.row.RowFactory;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs pages one behind the other; the next ones are on their way while the server works. */
final class PageRunner {
    /** So many pages at most are held: enough to keep the server busy. */
    private static final int MOST_OUTSTANDING = 4;

    private PageRunner() {}

    /** Runs the pages and hands over their results in order. */
    static <R extends @Nullable Object> void run(
            Connection connection, RowFactory<R> factory, Iterator<Page> pages, Consumer<? super Cursor<R>> results) {
        if (!pages.hasNext()) {
            return;
        }
        if (connection.executionMode() == ExecutionMode.SIMPLE) {
            pages.forEachRemaining(page -> results.accept(runAlone(connection, factory, page)));
            return;
        }
        try (Pipeline pipeline = connection.pipeline()) {
            Queue<Running<R>> outstanding = new ArrayDeque<>();
            while (pages.hasNext()) {
                outstanding.add(Running.begin(pipeline, factory, pages.next()));
                if (outstanding.size() >= MOST_OUTSTANDING) {
                    results.accept(outstanding.remove().end());
                }
            }
            while (!outstanding.isEmpty()) {
                results.accept(outstanding.remove().end());
            }
        }
    }

    private static <R extends @Nullable Object> Cursor<R> runAlone(
            Connection connection, RowFactory<R> factory, Page page) {
        try {
            return connection.cursor(factory).execute(page.sql(), page.parameters());
        } catch (PgException e) {
            throw in(page, e);
        }
    }

    private static PgException in(Page page, PgException error) {
        error.addNote(page.rows());
        return error;
    }

    private record Running<R extends @Nullable Object>(Page page, Pending<R> result) {
        static <R extends @Nullable Object> Running<R> begin(Pipeline pipeline, RowFactory<R> factory, Page page) {
            try {
                return new Running<>(page, pipeline.execute(factory, page.sql(), page.parameters()));
            } catch (PgException e) {
                throw in(page, e);
            }
        }

        Cursor<R> end() {
            try {
                return result.get();
            } catch (PgException e) {
                throw in(page, e);
            }
        }
    }
}
