package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.FieldText;
import io.pgadapt.types.internal.Optionals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Composite types and table rows: the number of fields, and each with its type and length.
 *
 * <p>Fields are encoded by their own classes.
 *
 * @param <C> the Java class that fields are put into
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/rowtypes.c">record_send</a>
 */
final class CompositeCodec<C> implements ValueDependentCodec<C> {
    /** An OID and a length. */
    private static final int LEAST_FIELD = 8;

    private final PgType.Composite type;
    private final List<Codec<?>> fields;
    private final Shape<C> shape;

    /** How fields become a value and come out of it again. */
    interface Shape<C> {
        /** Returns the class of values. */
        Class<C> type();

        /** Makes a value. */
        C make(@Nullable Object[] fields);

        /** Returns the fields of a value in the order of the type, in an array of its own. */
        @Nullable
        Object[] open(C value);
    }

    CompositeCodec(PgType.Composite type, List<Codec<?>> fields, Shape<C> shape) {
        this.type = type;
        this.fields = List.copyOf(fields);
        this.shape = shape;
    }

    @Override
    public Class<C> javaType() {
        return shape.type();
    }

    @Override
    public String typeName() {
        return type.name();
    }

    @Override
    public Format format() {
        return hasBinary() ? Format.BINARY : Format.TEXT;
    }

    @Override
    public boolean hasBinary() {
        return type.hasBinary() && fields.stream().allMatch(Codec::hasBinary);
    }

    @Override
    @SuppressWarnings("unchecked") // it was found by the class of the value
    public Codec<?> forValue(Object value, CodecRegistry registry) {
        @Nullable Object[] values = open((C) value);
        boolean binary = type.hasBinary();
        for (int i = 0; i < values.length; i++) {
            Object field = values[i];
            binary &=
                    field == null || registry.forParameter(field, fieldType(i)).hasBinary();
        }
        return BinaryCodec.forParts(this, binary);
    }

    @Override
    public C decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        requireCount(in.count32(LEAST_FIELD));
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            requireType(i, in.int32());
            int size = in.int32();
            Codec<?> field = fields.get(i);
            values[i] = size == -1 ? field.ofNull() : field.decodeBinary(data, in.skip(size), size, context);
        }
        in.requireExhausted();
        return shape.make(values);
    }

    @Override
    public C decodeText(byte[] data, int offset, int length, CodecContext context) {
        FieldText in = new FieldText(data, offset, length, typeName());
        @Nullable Object[] values = new Object[fields.size()];
        in.expect('(');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                in.expect(',');
            }
            Codec<?> field = fields.get(i);
            Object decoded = in.field((bytes, at, size) -> field.decodeText(bytes, at, size, context));
            values[i] = decoded == null ? field.ofNull() : decoded;
        }
        in.expect(')');
        in.requireEnd();
        return shape.make(values);
    }

    @Override
    public void encodeBinary(C value, WireWriter out, CodecContext context) {
        @Nullable Object[] values = open(value);
        out.int32(values.length);
        for (int i = 0; i < values.length; i++) {
            out.int32(fieldType(i).oid());
            Object field = values[i];
            if (field == null) {
                out.nullValue();
            } else {
                int mark = out.beginValue();
                context.registry().forParameter(field, fieldType(i)).encodeBinary(field, out, context);
                out.endValue(mark);
            }
        }
    }

    @Override
    public void encodeText(C value, WireWriter out, CodecContext context) {
        @Nullable Object[] values = open(value);
        out.int8('(');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.int8(',');
            }
            Object field = values[i];
            if (field != null) {
                int from = out.size();
                context.registry().forParameter(field, fieldType(i)).encodeText(field, out, context);
                FieldText.quote(out, from, FieldText.COMPOSITE_SPECIALS);
            }
        }
        out.int8(')');
    }

    @Override
    public String toString() {
        return type.sqlName();
    }

    private @Nullable Object[] open(C value) {
        @Nullable Object[] values = shape.open(value);
        requireCount(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Optionals.opened(values[i]);
        }
        return values;
    }

    private PgType fieldType(int index) {
        return type.fields().get(index).type();
    }

    private void requireCount(int count) {
        if (count != fields.size()) {
            throw new CodecException("a value of " + count + " fields for type " + type.sqlName() + ", which has "
                    + fields.size() + "; was it altered since it was looked up?");
        }
    }

    private void requireType(int index, int oid) {
        if (oid != fieldType(index).oid()) {
            throw new CodecException("field \"" + type.fields().get(index).name() + "\" of type " + type.sqlName()
                    + " is not " + fieldType(index).sqlName() + ", but the type of OID " + Integer.toUnsignedString(oid)
                    + "; was it altered since it was looked up?");
        }
    }
}
