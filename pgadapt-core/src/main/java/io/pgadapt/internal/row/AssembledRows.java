package io.pgadapt.internal.row;

import io.pgadapt.errors.InterfaceError;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowAssembler;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts values together as the server would have sent them: a DataRow message for each row. */
public final class AssembledRows implements RowAssembler {
    private static final byte DATA_ROW = 'D';
    private static final int LENGTH_SIZE = 4;
    private static final int NULL_LENGTH = -1;

    private final ResultShape shape;

    /** Creates an assembler of rows of that shape. */
    public AssembledRows(ResultShape shape) {
        this.shape = shape;
    }

    @Override
    public Description description() {
        return shape;
    }

    @Override
    public Row row(List<? extends @Nullable ByteBuffer> values) {
        if (values.size() != shape.size()) {
            throw new InterfaceError(
                    "a row of " + shape.size() + " columns cannot be made of " + values.size() + " values");
        }
        ByteBuffer message = ByteBuffer.allocate(size(values));
        message.put(DATA_ROW).putInt(message.capacity() - 1).putShort((short) values.size());
        for (ByteBuffer value : values) {
            put(value, message);
        }
        return new RawRow(new RowBlock(new RowRun(message.array(), 0, message.capacity(), 1), shape, 0), 0);
    }

    private static int size(List<? extends @Nullable ByteBuffer> values) {
        int size = RowBlock.HEADER_SIZE;
        for (ByteBuffer value : values) {
            size = Math.addExact(size, LENGTH_SIZE + (value == null ? 0 : value.remaining()));
        }
        return size;
    }

    private static void put(@Nullable ByteBuffer value, ByteBuffer message) {
        if (value == null) {
            message.putInt(NULL_LENGTH);
        } else {
            message.putInt(value.remaining()).put(value.duplicate());
        }
    }
}
