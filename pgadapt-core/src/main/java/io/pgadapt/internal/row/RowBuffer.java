package io.pgadapt.internal.row;

import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.row.Row;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A result that was fetched whole: its rows as bytes, in blocks.
 *
 * <p>Filled by one thread; read by any number afterwards.
 */
public final class RowBuffer {
    private static final RowBlock[] NONE = {};
    private static final int FURTHER_BLOCKS = 4;

    /** Most results have one block, for which no array is made. */
    private @Nullable RowBlock firstBlock;

    private RowBlock[] furtherBlocks = NONE;
    private int blockCount;
    private int size;

    /**
     * Adds rows at the end.
     *
     * @throws io.pgadapt.errors.NotSupportedError when there would be more than 2147483647
     */
    public void add(RowRun run, ResultShape shape) {
        int newSize = size + run.count();
        if (newSize < 0) {
            throw new NotSupportedError("the result has more than " + Integer.MAX_VALUE
                    + " rows, which is too many to hold; use stream instead of execute");
        }
        append(new RowBlock(run, shape, size));
        size = newSize;
    }

    /** Returns the same rows, to be read in another way. */
    public RowBuffer withShape(ResultShape shape) {
        RowBuffer same = new RowBuffer();
        for (int i = 0; i < blockCount; i++) {
            same.append(block(i).withShape(shape));
        }
        same.size = size;
        return same;
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Returns the row of that index. */
    public Row get(int index) {
        Objects.checkIndex(index, size);
        RowBlock block = block(blockOf(index));
        return new RawRow(block, block.offset(index));
    }

    /** Returns the rows from one index to before another as a list that makes them when they are asked for. */
    public List<Row> rows(int from, int to) {
        return new Rows(this, from, to);
    }

    /** Returns a walk over the rows from the index on. */
    public Walk walk(int from) {
        return new Walk(this, from);
    }

    private void append(RowBlock block) {
        if (firstBlock == null) {
            firstBlock = block;
        } else {
            int further = blockCount - 1;
            if (further == furtherBlocks.length) {
                furtherBlocks = Arrays.copyOf(furtherBlocks, Math.max(FURTHER_BLOCKS, further * 2));
            }
            furtherBlocks[further] = block;
        }
        blockCount++;
    }

    private RowBlock block(int at) {
        return at == 0 ? Objects.requireNonNull(firstBlock) : furtherBlocks[at - 1];
    }

    private int blockOf(int index) {
        int low = 0;
        int high = blockCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (block(middle).first <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Goes from row to row, which is cheaper than asking for them by index. Not thread-safe. */
    public static final class Walk {
        private final RowBuffer buffer;
        private int nextBlock;
        private @Nullable RowBlock block;
        private int left;
        private int offset;

        private Walk(RowBuffer buffer, int from) {
            this.buffer = buffer;
            if (from < buffer.size) {
                int at = buffer.blockOf(from);
                RowBlock entered = buffer.block(at);
                block = entered;
                nextBlock = at + 1;
                left = entered.first + entered.count - from;
                offset = entered.offset(from);
            }
        }

        /** Returns the next row; the caller knows that there is one. */
        public Row next() {
            RowBlock current = block;
            if (current == null || left == 0) {
                current = enter(buffer.block(nextBlock++));
            }
            int start = offset;
            offset = current.next(start);
            left--;
            return new RawRow(current, start);
        }

        private RowBlock enter(RowBlock entered) {
            block = entered;
            left = entered.count;
            offset = entered.start;
            return entered;
        }
    }

    private static final class Rows extends AbstractList<Row> implements RandomAccess {
        private final RowBuffer buffer;
        private final int from;
        private final int size;

        private Rows(RowBuffer buffer, int from, int to) {
            this.buffer = buffer;
            this.from = from;
            this.size = to - from;
        }

        @Override
        public Row get(int index) {
            return buffer.get(from + Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
