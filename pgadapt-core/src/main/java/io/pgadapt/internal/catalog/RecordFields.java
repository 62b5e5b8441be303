package io.pgadapt.internal.catalog;

import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.row.Row;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.PgType;
import java.util.HashSet;
import java.util.Set;

/**
 * The types of the fields of anonymous records: no description names them, only the records themselves do.
 *
 * <p>A codec in place of the one of {@code record}, so that records in arrays and in other records are found by the codecs
 * of those.
 */
public final class RecordFields implements Codec<Object> {
    private static final String RECORD = "record";

    /** An OID and a length. */
    private static final int LEAST_FIELD = 8;

    private static final Object DONE = new Object();

    private final Set<Integer> unknown = new HashSet<>();

    private RecordFields() {}

    /**
     * Returns the OIDs of types in a result that the catalogue of its context does not know.
     *
     * @throws io.pgadapt.errors.DataError when a record is malformed
     */
    public static Set<Integer> unknownTypes(RowBuffer rows, ResultShape shape) {
        RecordFields fields = new RecordFields();
        CodecContext context = shape.context();
        ResultShape scanned = new ResultShape(
                shape.columns(),
                context.withRegistry(
                        context.registry().newBuilder().defaultCodec(fields).build()));
        for (Row row : rows.withShape(scanned).rows(0, rows.size())) {
            for (int column = 0; column < scanned.size(); column++) {
                if (ResultShape.isAnonymous(scanned.column(column))) {
                    row.get(column);
                }
            }
        }
        return fields.unknown;
    }

    @Override
    public Class<Object> javaType() {
        return Object.class;
    }

    @Override
    public String typeName() {
        return RECORD;
    }

    @Override
    public Object decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        for (int left = in.count32(LEAST_FIELD); left > 0; left--) {
            PgType type = context.catalog().byOid(in.int32());
            int size = in.int32();
            if (type instanceof PgType.Unresolved) {
                unknown.add(type.oid());
            }
            int at = size == -1 ? 0 : in.skip(size);
            if (size != -1 && type.isAnonymous()) {
                context.registry().forResult(type).decodeBinary(data, at, size, context);
            }
        }
        return DONE;
    }

    @Override
    public Object decodeText(byte[] data, int offset, int length, CodecContext context) {
        return DONE;
    }

    @Override
    public void encodeBinary(Object value, WireWriter out, CodecContext context) {
        throw new IllegalStateException("nothing is written with this");
    }

    @Override
    public void encodeText(Object value, WireWriter out, CodecContext context) {
        throw new IllegalStateException("nothing is written with this");
    }
}
