package io.pgadapt;

import io.pgadapt.internal.engine.OpenStream;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows that are made as they arrive. */
final class RunningStream<R> extends Spliterators.AbstractSpliterator<R> implements AutoCloseable {
    private final OpenStream source;
    private final RowMaker<R> maker;
    private RowBuffer.Walk walk = new RowBuffer().walk(0);
    private int left;
    private long rowCount;

    RunningStream(OpenStream source, RowFactory<R> factory) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.source = source;
        this.maker = makerOrClose(source, factory);
    }

    Stream<R> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    Description description() {
        return source.shape();
    }

    long rowCount() {
        return rowCount;
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        if (left == 0 && !refill()) {
            return false;
        }
        left--;
        rowCount++;
        action.accept(maker.make(walk.next()));
        return true;
    }

    /** Rows come one after the other from one connection: there is nothing to split. */
    @Override
    public @Nullable Spliterator<R> trySplit() {
        return null;
    }

    @Override
    public void close() {
        left = 0;
        source.close();
    }

    private boolean refill() {
        RowBuffer rows = source.next();
        if (rows == null) {
            return false;
        }
        walk = rows.walk(0);
        left = rows.size();
        return true;
    }

    private static <R> RowMaker<R> makerOrClose(OpenStream source, RowFactory<R> factory) {
        try {
            return factory.forResult(source.shape());
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }
}
