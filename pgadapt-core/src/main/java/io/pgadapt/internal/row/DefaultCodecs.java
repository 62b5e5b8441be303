package io.pgadapt.internal.row;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.PgType;

/** What columns are read with when nobody asks for a class. */
public final class DefaultCodecs {
    private DefaultCodecs() {}

    /**
     * Returns the default codec of a type. Where that cannot be made, as for a record whose components are not the fields,
     * it is one that says so whenever a value is read: the other columns can be read, and the connection is in order.
     */
    public static Codec<?> of(PgType type, CodecContext context) {
        try {
            return context.registry().forResult(type);
        } catch (CodecException e) {
            return new UnreadableCodec(type, e);
        }
    }
}
