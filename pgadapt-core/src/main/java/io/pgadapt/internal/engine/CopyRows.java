package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.channel.CopyDataSink;
import io.pgadapt.protocol.channel.RowRun;
import io.pgadapt.protocol.wire.Format;
import org.jspecify.annotations.Nullable;

/** Makes rows of the data of COPY, which need not come row by row. Keeps its failures until it is asked for rows. */
public interface CopyRows extends CopyDataSink {

    /** Returns the columns. */
    ResultShape shape();

    /**
     * Returns rows of the data that have come, or null when more are needed first.
     *
     * @throws io.pgadapt.errors.DataError when the data are malformed
     */
    @Nullable
    RowRun poll();

    /**
     * Takes note that no more data come.
     *
     * @throws io.pgadapt.errors.DataError when a row is incomplete
     */
    void end();

    /** Makes rows of data of whose form the server has told something. */
    @FunctionalInterface
    interface Factory {
        /**
         * Returns what makes rows.
         *
         * @throws io.pgadapt.errors.PgException when that cannot be done with such data
         */
        CopyRows create(Format format, int columns);
    }
}
