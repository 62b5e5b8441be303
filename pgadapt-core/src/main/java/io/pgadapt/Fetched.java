package io.pgadapt;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A result that was fetched whole, and how far it was read. */
final class Fetched<R> implements Iterator<R> {
    private final QueryResult result;
    private final RowFactory<R> factory;
    private final int size;
    private @Nullable RowMaker<R> maker;
    private RowBuffer.Walk walk;
    private int position;

    Fetched(QueryResult result, RowFactory<R> factory) {
        this.result = result;
        this.factory = factory;
        this.size = result.rows().size();
        this.walk = result.rows().walk(0);
    }

    QueryResult result() {
        return result;
    }

    int position() {
        return position;
    }

    @Override
    public boolean hasNext() {
        return position < size;
    }

    @Override
    public R next() {
        if (position >= size) {
            throw new NoSuchElementException("all " + size + " rows were read");
        }
        R made = maker().make(walk.next());
        position++;
        return made;
    }

    /** Returns the next row, or null when there is none. */
    @Nullable
    R nextOrNull() {
        return hasNext() ? next() : null;
    }

    /** Returns the next rows, at most so many. */
    List<R> take(int count) {
        int end = (int) Math.min(size, (long) position + count);
        List<R> taken = new ArrayList<>(end - position);
        while (position < end) {
            taken.add(next());
        }
        return Collections.unmodifiableList(taken);
    }

    /** Returns the rows from an index to before another, whatever was read. */
    List<R> between(int from, int to) {
        List<R> made = new ArrayList<>(to - from);
        RowBuffer.Walk rows = result.rows().walk(from);
        for (int i = from; i < to; i++) {
            made.add(maker().make(rows.next()));
        }
        return Collections.unmodifiableList(made);
    }

    /** Returns how many rows are left. */
    int left() {
        return size - position;
    }

    /** Leaves out the next rows, of which there are so many. */
    void skip(int rows) {
        position += rows;
        walk = result.rows().walk(position);
    }

    /** Moves by so many rows. */
    void moveBy(long rows) {
        // a sum that is too large for a long is out of the result, too
        moveTo(rows > size ? rows : position + rows);
    }

    /** Moves to a row. */
    void moveTo(long target) {
        if (target < 0 || target >= size) {
            throw new ProgrammingError(
                    "row " + target + " is not in the result, which has " + size + " rows, counted from 0");
        }
        position = (int) target;
        walk = result.rows().walk(position);
    }

    /** Made when the first row is read, so that a statement without rows needs none. */
    private RowMaker<R> maker() {
        RowMaker<R> known = maker;
        if (known == null) {
            ResultShape shape = result.shape();
            if (shape == null) {
                throw new ProgrammingError("the statement gave no rows");
            }
            known = factory.forResult(shape);
            maker = known;
        }
        return known;
    }
}
