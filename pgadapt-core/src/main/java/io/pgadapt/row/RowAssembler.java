package io.pgadapt.row;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of values that do not come as the result of a query, such as those in a replication stream, so that codecs and
 * row factories read them as any other. Made by {@code Connection.rowAssembler}. Thread-safe.
 */
public interface RowAssembler {

    /** Returns the columns. */
    Description description();

    /**
     * Returns a row.
     *
     * @param values one for each column, in the form that the column says, from the buffer's position to its limit; null for
     *     SQL's NULL. They are copied
     * @throws io.pgadapt.errors.InterfaceError when there are more or fewer values than columns
     */
    Row row(List<? extends @Nullable ByteBuffer> values);
}
