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
import io.pgadapt.types.value.Range;
import org.jspecify.annotations.Nullable;

/**
 * Ranges over any subtype: flags and the bounds that are there.
 *
 * <p>Bounds are encoded by their own classes.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/rangetypes.c">range_send</a>
 */
final class RangeCodec implements ValueDependentCodec<Range<Object>> {
    private static final int EMPTY = 0x01;
    private static final int LOWER_INCLUSIVE = 0x02;
    private static final int UPPER_INCLUSIVE = 0x04;
    private static final int LOWER_INFINITE = 0x08;
    private static final int UPPER_INFINITE = 0x10;
    private static final int KNOWN = 0x1F;
    private static final String SPECIALS = "\"\\()[],";

    private final PgType.Range type;
    private final Codec<?> bound;

    RangeCodec(PgType.Range type, Codec<?> bound) {
        this.type = type;
        this.bound = bound;
    }

    @Override
    @SuppressWarnings("unchecked") // one class stands for ranges of every bound
    public Class<Range<Object>> javaType() {
        return (Class<Range<Object>>) (Class<?>) Range.class;
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
        return type.hasBinary() && bound.hasBinary();
    }

    @Override
    public Codec<?> forValue(Object value, CodecRegistry registry) {
        Range<?> range = (Range<?>) value;
        boolean binary = type.hasBinary() && isBinary(range.lower(), registry) && isBinary(range.upper(), registry);
        return BinaryCodec.forParts(this, binary);
    }

    private boolean isBinary(@Nullable Object value, CodecRegistry registry) {
        return value == null || registry.forParameter(value, type.subtype()).hasBinary();
    }

    @Override
    public Range<Object> decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        int flags = in.uint8();
        if ((flags & ~KNOWN) != 0) {
            throw new CodecException("0x" + Integer.toHexString(flags) + " are not the flags of a range");
        }
        Object lower = (flags & (EMPTY | LOWER_INFINITE)) != 0 ? null : bound(in, context);
        Object upper = (flags & (EMPTY | UPPER_INFINITE)) != 0 ? null : bound(in, context);
        in.requireExhausted();
        String bounds = ((flags & LOWER_INCLUSIVE) != 0 ? "[" : "(") + ((flags & UPPER_INCLUSIVE) != 0 ? "]" : ")");
        return (flags & EMPTY) != 0 ? Range.empty() : Range.of(lower, upper, bounds);
    }

    private Object bound(WireReader in, CodecContext context) {
        int length = in.int32();
        return bound.decodeBinary(in.array(), in.skip(length), length, context);
    }

    @Override
    public Range<Object> decodeText(byte[] data, int offset, int length, CodecContext context) {
        FieldText in = new FieldText(data, offset, length, typeName());
        Range<Object> range = read(in, context);
        in.requireEnd();
        return range;
    }

    /** Reads a range, after which there may be more. */
    Range<Object> read(FieldText in, CodecContext context) {
        if (in.accept("empty")) {
            return Range.empty();
        }
        boolean lowerInclusive = in.accept('[');
        if (!lowerInclusive) {
            in.expect('(');
        }
        Object lower = in.bound((bytes, at, size) -> bound.decodeText(bytes, at, size, context));
        in.expect(',');
        Object upper = in.bound((bytes, at, size) -> bound.decodeText(bytes, at, size, context));
        boolean upperInclusive = in.accept(']');
        if (!upperInclusive) {
            in.expect(')');
        }
        return Range.of(lower, upper, (lowerInclusive ? "[" : "(") + (upperInclusive ? "]" : ")"));
    }

    @Override
    public void encodeBinary(Range<Object> value, WireWriter out, CodecContext context) {
        Object lower = value.lower();
        Object upper = value.upper();
        if (value.isEmpty()) {
            out.int8(EMPTY);
            return;
        }
        out.int8((value.isLowerInclusive() ? LOWER_INCLUSIVE : 0)
                | (value.isUpperInclusive() ? UPPER_INCLUSIVE : 0)
                | (lower == null ? LOWER_INFINITE : 0)
                | (upper == null ? UPPER_INFINITE : 0));
        writeBound(lower, out, context);
        writeBound(upper, out, context);
    }

    private void writeBound(@Nullable Object value, WireWriter out, CodecContext context) {
        if (value != null) {
            int mark = out.beginValue();
            context.registry().forParameter(value, type.subtype()).encodeBinary(value, out, context);
            out.endValue(mark);
        }
    }

    @Override
    public void encodeText(Range<Object> value, WireWriter out, CodecContext context) {
        if (value.isEmpty()) {
            out.utf8("empty");
            return;
        }
        out.int8(value.isLowerInclusive() ? '[' : '(');
        printBound(value.lower(), out, context);
        out.int8(',');
        printBound(value.upper(), out, context);
        out.int8(value.isUpperInclusive() ? ']' : ')');
    }

    private void printBound(@Nullable Object value, WireWriter out, CodecContext context) {
        if (value != null) {
            int from = out.size();
            context.registry().forParameter(value, type.subtype()).encodeText(value, out, context);
            FieldText.quote(out, from, SPECIALS);
        }
    }

    @Override
    public String toString() {
        return type.sqlName();
    }
}
