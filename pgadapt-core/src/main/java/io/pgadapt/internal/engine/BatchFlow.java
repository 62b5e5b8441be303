package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the sets of a batch travel. */
interface BatchFlow {

    /**
     * Writes what runs the statement with one more set.
     *
     * @param index of the set, from 0 on
     * @throws io.pgadapt.errors.PgException when it cannot be sent; nothing of it was written then
     */
    void add(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry, long index) throws IOException;

    /** Sends what was written and not sent yet. */
    void send() throws IOException;
}
