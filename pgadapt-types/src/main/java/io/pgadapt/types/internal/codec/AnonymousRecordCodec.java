package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.FieldText;
import io.pgadapt.types.internal.Utf8;
import io.pgadapt.types.value.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code record}, what {@code ROW(...)} makes: only the binary form says of which types its fields are; in text all are
 * strings.
 *
 * <p>No parameter is an anonymous record. The text is for composite types that are not known here, but to the server.
 */
public final class AnonymousRecordCodec implements Codec<Composite> {
    /** An OID and a length. */
    private static final int LEAST_FIELD = 8;

    private static final PgType UNTYPED = new PgType.Unresolved(PgType.UNSPECIFIED);

    @Override
    public Class<Composite> javaType() {
        return Composite.class;
    }

    @Override
    public String typeName() {
        return "record";
    }

    @Override
    public Composite decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        CodecContext within = context.deeper();
        int count = in.count32(LEAST_FIELD);
        List<@Nullable Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int oid = in.int32();
            int size = in.int32();
            if (size == -1) {
                values.add(null);
            } else {
                Codec<?> codec = context.registry().forResult(context.catalog().byOid(oid));
                values.add(codec.decodeBinary(data, in.skip(size), size, within));
            }
        }
        in.requireExhausted();
        return row(values);
    }

    @Override
    public Composite decodeText(byte[] data, int offset, int length, CodecContext context) {
        FieldText in = new FieldText(data, offset, length, "record");
        List<@Nullable Object> values = new ArrayList<>();
        in.expect('(');
        if (!in.isNext(')')) {
            do {
                values.add(in.field((bytes, at, size) -> Utf8.decode(bytes, at, size, "record")));
            } while (in.accept(','));
        }
        in.expect(')');
        in.requireEnd();
        return row(values);
    }

    @Override
    public void encodeBinary(Composite value, WireWriter out, CodecContext context) {
        throw noInput();
    }

    @Override
    public void encodeText(Composite value, WireWriter out, CodecContext context) {
        out.int8('(');
        for (int i = 0; i < value.size(); i++) {
            if (i > 0) {
                out.int8(',');
            }
            Object field = value.get(i);
            if (field != null) {
                int from = out.size();
                context.registry().forParameter(field, UNTYPED).encodeText(field, out, context);
                FieldText.quote(out, from, FieldText.COMPOSITE_SPECIALS);
            }
        }
        out.int8(')');
    }

    @Override
    public String toString() {
        return "record";
    }

    private static Composite row(List<@Nullable Object> values) {
        return Composite.of(
                IntStream.rangeClosed(1, values.size()).mapToObj(i -> "f" + i).toList(), values);
    }

    private static CodecException noInput() {
        return new CodecException("PostgreSQL has no input of anonymous records; use a composite type");
    }
}
