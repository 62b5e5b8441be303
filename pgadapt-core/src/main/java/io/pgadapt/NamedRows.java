package io.pgadapt;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.internal.engine.QueryResult;
import io.pgadapt.internal.engine.ServerCursor;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a cursor of the server, batch by batch. The server's place may be ahead of what was read: by the rest of the
 * batch, and by the batch that was asked for ahead.
 */
final class NamedRows<R> {
    private static final QueryResult NOTHING = new QueryResult(null, new RowBuffer(), -1, "");

    /** Far enough from the least number that rows can be added. */
    private static final long FARTHEST = Long.MAX_VALUE / 2;

    private static final long UNKNOWN = -1;

    private final ServerCursor cursor;
    private final RowFactory<R> factory;
    private Fetched<R> batch;
    private QueryResult last = NOTHING;
    private int askedAhead;

    /** How many rows the server has gone from the beginning; unknown where the cursor was found on the server, or has gone back. */
    private long reached = UNKNOWN;

    /** Whether the server's place is behind the last row, rather than on one. */
    private boolean atEnd;

    NamedRows(ServerCursor cursor, RowFactory<R> factory) {
        this.cursor = cursor;
        this.factory = new KnownShape<>(factory);
        this.batch = new Fetched<>(NOTHING, this.factory);
    }

    /** Begins with what DECLARE came to. */
    void declared(QueryResult declaration) {
        last = declaration;
        reached = 0;
        batch = new Fetched<>(declaration, factory);
    }

    /** Returns what the server said last. */
    QueryResult last() {
        return last;
    }

    /** Returns the columns, where they are known. */
    @Nullable
    ResultShape shape() {
        return batch.result().shape();
    }

    /** Returns the index of the next row in the batch. */
    int position() {
        return batch.position();
    }

    /** Tells whether the row of that index is known to come next, or later. */
    boolean isToCome(long index) {
        return reached != UNKNOWN && index >= index();
    }

    /** Tells whether the row of that index is known to have been passed. */
    boolean isPassed(long index) {
        return reached != UNKNOWN && index < index();
    }

    /** Returns the index of the next row in all; where it is known. */
    private long index() {
        return reached - batch.left();
    }

    /** Returns the next rows, at most so many, and asks for those that are missing. */
    List<R> take(int count) {
        requireThere();
        List<R> taken = new ArrayList<>(batch.take(count));
        boolean ended = false;
        while (taken.size() < count && !ended) {
            ended = next(count - taken.size());
            taken.addAll(batch.take(count - taken.size()));
        }
        return Collections.unmodifiableList(taken);
    }

    /** Returns all rows that are left. */
    List<R> takeAll() {
        requireThere();
        List<R> taken = new ArrayList<>(batch.take(Integer.MAX_VALUE));
        if (cursor.isAhead()) {
            next(0);
            taken.addAll(batch.take(Integer.MAX_VALUE));
        }
        QueryResult all = cursor.fetch("ALL");
        advance(all.rows().size());
        replace(all);
        atEnd = true;
        List<R> rest = batch.take(Integer.MAX_VALUE);
        if (taken.isEmpty()) {
            return rest;
        }
        taken.addAll(rest);
        return Collections.unmodifiableList(taken);
    }

    /** Returns rows before the one that was read last, nearest first. */
    List<R> takeBackward(int count) {
        requireThere();
        if (count == 0) {
            return List.of(); // to the server, 0 is the row it stands on
        }
        int unread = unread();
        if (unread > 0) {
            move("BACKWARD ", unread + (atEnd ? 1 : 0));
        }
        reached = UNKNOWN;
        QueryResult rows = cursor.fetch("BACKWARD " + count);
        atEnd = false;
        replace(rows);
        return batch.take(count);
    }

    /** Returns an iterator that asks for so many rows at a time. */
    Iterator<R> iterator(CursorSettings settings, boolean prefetch) {
        return new Batches(settings, prefetch);
    }

    /** Moves by so many rows. */
    void moveBy(long rows) {
        requireThere();
        long beyond = rows;
        if (rows > batch.left() && cursor.isAhead()) {
            beyond -= batch.left();
            next(0);
        }
        if (beyond >= 0 && beyond <= batch.left()) {
            batch.skip((int) beyond);
            return;
        }
        long distance = Math.max(beyond, -FARTHEST) - unread();
        if (distance == 0) {
            forget();
        } else if (distance < 0) {
            reached = UNKNOWN;
            // from behind the last row, the first step leads onto it
            move("BACKWARD ", atEnd ? 1 - distance : -distance);
            atEnd = false;
        } else {
            moveForward(distance);
        }
    }

    private void moveForward(long distance) {
        long passed = move("FORWARD ", distance);
        advance(passed);
        atEnd = passed < distance;
    }

    /** Moves to before the row of that index, which is known to be ahead: what is fetched already is used, and nothing goes back. */
    void moveAheadTo(long index) {
        moveBy(index - index());
    }

    /** Moves to before the row of that index, wherever that is. */
    void moveTo(long index) {
        requireThere();
        forget();
        reached = UNKNOWN;
        long near = Math.min(index, Integer.MAX_VALUE);
        last = cursor.move("ABSOLUTE " + near);
        atEnd = near > 0 && last.rowCount() == 0;
        if (index > near && !atEnd) {
            moveForward(index - near);
        }
    }

    /** Forgets the rows that were fetched. */
    void forget() {
        if (cursor.isAhead()) {
            cursor.takeAhead();
        }
        batch = new Fetched<>(new QueryResult(shape(), new RowBuffer(), -1, ""), factory);
    }

    /** Moves the server's place, in steps that its grammar has numbers for; returns how many rows it has passed. */
    private long move(String direction, long rows) {
        forget();
        long passed = 0;
        long left = rows;
        while (left > 0) {
            long step = Math.min(left, Integer.MAX_VALUE);
            last = cursor.move(direction + step);
            passed += last.rowCount();
            left = last.rowCount() < step ? 0 : left - step;
        }
        return passed;
    }

    /** Returns how many rows the server is ahead of what was read. */
    private int unread() {
        int left = batch.left();
        if (cursor.isAhead()) {
            next(0);
            left += batch.left();
        }
        return left;
    }

    /** Takes the batch that was asked for ahead, or asks for one; returns whether it was the last. */
    private boolean next(int size) {
        boolean ahead = cursor.isAhead();
        int asked = ahead ? askedAhead : size;
        QueryResult rows = ahead ? cursor.takeAhead() : cursor.fetch("FORWARD " + size);
        atEnd = rows.rows().size() < asked;
        advance(rows.rows().size());
        replace(rows);
        return atEnd;
    }

    private void advance(long rows) {
        if (reached != UNKNOWN) {
            reached += rows;
        }
    }

    private void replace(QueryResult rows) {
        last = rows;
        batch = new Fetched<>(rows, factory);
    }

    private void requireThere() {
        if (cursor.isGone()) {
            throw new ProgrammingError(ErrorReport.of("the cursor " + cursor.name()
                            + " is not valid any more: its transaction, or its block, has ended; WITH HOLD would keep it"
                            + " beyond a commit")
                    .beforeWriting());
        }
    }

    /** Goes from batch to batch; the next one is asked for when the one before is used up, or as soon as that is there. */
    private final class Batches implements Iterator<R> {
        private final CursorSettings settings;
        private final boolean prefetch;

        Batches(CursorSettings settings, boolean prefetch) {
            this.settings = settings;
            this.prefetch = prefetch;
        }

        @Override
        public boolean hasNext() {
            requireThere();
            return batch.hasNext() || ((!atEnd || cursor.isAhead()) && refill());
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all rows were read");
            }
            return batch.next();
        }

        private boolean refill() {
            boolean ended = NamedRows.this.next(settings.iterSize());
            if (prefetch && !ended) {
                askedAhead = settings.iterSize();
                cursor.fetchAhead("FORWARD " + askedAhead);
            }
            return batch.hasNext();
        }
    }

    /** Makes no other maker as long as the columns are the same: to a row factory, all batches are one result. */
    private static final class KnownShape<R> implements RowFactory<R> {
        private final RowFactory<R> factory;
        private @Nullable Description shape;
        private @Nullable RowMaker<R> maker;

        KnownShape(RowFactory<R> factory) {
            this.factory = factory;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the very shape that the maker was made for
        public RowMaker<R> forResult(Description description) {
            RowMaker<R> known = maker;
            if (known == null || shape != description) {
                known = factory.forResult(description);
                maker = known;
                shape = description;
            }
            return known;
        }
    }
}
