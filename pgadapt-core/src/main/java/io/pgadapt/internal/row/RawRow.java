package io.pgadapt.internal.row;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NoCodecException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a place in a block.
 *
 * <p>Columns follow each other without an index, so the row remembers where it found the last one: reading them in order
 * costs one step each. Column and place share one int, which threads may overwrite for each other without harm. Three
 * fields of four bytes, because there may be millions of rows.
 */
final class RawRow implements Row {
    private static final int PLACE_BITS = 20;
    private static final int PLACE_LIMIT = 1 << PLACE_BITS;
    private static final int PLACE_MASK = PLACE_LIMIT - 1;
    private static final int LENGTH_SIZE = 4;

    private final RowBlock block;
    private final int start;
    private int found = RowBlock.HEADER_SIZE;

    RawRow(RowBlock block, int start) {
        this.block = block;
        this.start = start;
    }

    @Override
    public Description description() {
        return block.shape;
    }

    @Override
    public int size() {
        return block.shape.size();
    }

    @Override
    public boolean isNull(int column) {
        return length(locate(column)) < 0;
    }

    @Override
    public @Nullable Object get(int column) {
        int at = locate(column);
        return decode(column, block.shape.field(column), at);
    }

    @Override
    @SuppressWarnings("unchecked") // the registry answers with a codec of the class it was asked for
    public <T> @Nullable T get(int column, Class<T> target) {
        return (T) decode(column, block.shape.field(column, target));
    }

    @Override
    public @Nullable Object get(int column, Type target) {
        return decode(column, block.shape.field(column, target));
    }

    @Override
    public boolean getBoolean(int column) {
        int at = locate(column);
        return getBoolean(column, block.shape.field(column), at);
    }

    @Override
    public int getInt(int column) {
        int at = locate(column);
        return getInt(column, block.shape.field(column), at);
    }

    @Override
    public long getLong(int column) {
        int at = locate(column);
        return getLong(column, block.shape.field(column), at);
    }

    @Override
    public double getDouble(int column) {
        int at = locate(column);
        return getDouble(column, block.shape.field(column), at);
    }

    @Override
    public List<@Nullable Object> values() {
        int size = size();
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int column = 0; column < size; column++) {
            values.add(get(column));
        }
        return Collections.unmodifiableList(values);
    }

    /** Returns the row as its columns' names and values, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Row[");
        for (int column = 0; column < size(); column++) {
            text.append(column == 0 ? "" : ", ")
                    .append(block.shape.column(column).name())
                    .append('=')
                    .append(get(column));
        }
        return text.append(']').toString();
    }

    /** Decodes a column with a codec that was looked up for another class than the default. */
    @Nullable
    Object decode(int column, Field field) {
        return decode(column, field, locate(column));
    }

    boolean getBoolean(int column, Field field) {
        return getBoolean(column, field, locate(column));
    }

    int getInt(int column, Field field) {
        return getInt(column, field, locate(column));
    }

    long getLong(int column, Field field) {
        return getLong(column, field, locate(column));
    }

    double getDouble(int column, Field field) {
        return getDouble(column, field, locate(column));
    }

    private @Nullable Object decode(int column, Field field, int at) {
        int length = length(at);
        if (length < 0) {
            return field.ofNull();
        }
        try {
            return field.decode(block.data, at + LENGTH_SIZE, length, block.shape.context());
        } catch (CodecException e) {
            throw unreadable(column, field.target(), e);
        }
    }

    private boolean getBoolean(int column, Field field, int at) {
        try {
            return field.decodeBoolean(block.data, at + LENGTH_SIZE, present(at, column), block.shape.context());
        } catch (CodecException e) {
            throw unreadable(column, boolean.class, e);
        }
    }

    private int getInt(int column, Field field, int at) {
        try {
            return field.decodeInt(block.data, at + LENGTH_SIZE, present(at, column), block.shape.context());
        } catch (CodecException e) {
            throw unreadable(column, int.class, e);
        }
    }

    private long getLong(int column, Field field, int at) {
        try {
            return field.decodeLong(block.data, at + LENGTH_SIZE, present(at, column), block.shape.context());
        } catch (CodecException e) {
            throw unreadable(column, long.class, e);
        }
    }

    private double getDouble(int column, Field field, int at) {
        try {
            return field.decodeDouble(block.data, at + LENGTH_SIZE, present(at, column), block.shape.context());
        } catch (CodecException e) {
            throw unreadable(column, double.class, e);
        }
    }

    /**
     * Returns how a column of this row is read: as was decided for the shape, if it is the row's; rows of another execution of
     * the same query may have a shape of their own.
     */
    Field own(ResultShape shape, int column, Field decided) {
        return block.shape == shape ? decided : block.shape.field(column, decided.target());
    }

    /** Returns where the length of the column's value is. */
    private int locate(int column) {
        int memory = found;
        int current = memory >>> PLACE_BITS;
        int at = start + (memory & PLACE_MASK);
        if (current != column) {
            at = walk(column, current, at);
        }
        return at;
    }

    private int walk(int column, int from, int place) {
        block.shape.checkColumn(column);
        byte[] data = block.data;
        int current = from;
        int at = place;
        if (column < current) {
            current = 0;
            at = start + RowBlock.HEADER_SIZE;
        }
        for (; current < column; current++) {
            at += LENGTH_SIZE + Math.max(BigEndian.getInt(data, at), 0);
        }
        if (at - start < PLACE_LIMIT) {
            found = column << PLACE_BITS | (at - start);
        }
        return at;
    }

    private int length(int at) {
        return BigEndian.getInt(block.data, at);
    }

    private int present(int at, int column) {
        int length = length(at);
        if (length < 0) {
            throw new DataError(block.shape.place(column)
                    + " is NULL, which a primitive cannot hold; ask isNull first, or get the value as an object");
        }
        return length;
    }

    private DatabaseError unreadable(int column, Type target, CodecException e) {
        String as = target == Object.class ? "" : " as " + target.getTypeName();
        String message = block.shape.place(column) + as + ": " + e.getMessage();
        return e instanceof NoCodecException ? new ProgrammingError(message, e) : new DataError(message, e);
    }
}
