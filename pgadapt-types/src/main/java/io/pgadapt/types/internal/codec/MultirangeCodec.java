package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.FieldText;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.Range;
import java.util.ArrayList;
import java.util.List;

/** Multiranges: how many ranges, and each of them after its length. */
final class MultirangeCodec implements ValueDependentCodec<Multirange<Object>> {
    /** A length and the flags. */
    private static final int LEAST_RANGE = 5;

    private final PgType.Multirange type;
    private final RangeCodec range;

    MultirangeCodec(PgType.Multirange type, RangeCodec range) {
        this.type = type;
        this.range = range;
    }

    @Override
    @SuppressWarnings("unchecked") // one class stands for multiranges of every bound
    public Class<Multirange<Object>> javaType() {
        return (Class<Multirange<Object>>) (Class<?>) Multirange.class;
    }

    @Override
    public String typeName() {
        return type.name();
    }

    @Override
    public Format format() {
        return range.format();
    }

    @Override
    public boolean hasBinary() {
        return range.hasBinary();
    }

    @Override
    public Codec<?> forValue(Object value, CodecRegistry registry) {
        boolean binary = type.hasBinary();
        for (Range<?> part : ((Multirange<?>) value).ranges()) {
            binary &= range.forValue(part, registry).hasBinary();
        }
        return BinaryCodec.forParts(this, binary);
    }

    @Override
    public Multirange<Object> decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        int count = in.count32(LEAST_RANGE);
        List<Range<Object>> ranges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int size = in.int32();
            ranges.add(range.decodeBinary(data, in.skip(size), size, context));
        }
        in.requireExhausted();
        return new Multirange<>(ranges);
    }

    @Override
    public Multirange<Object> decodeText(byte[] data, int offset, int length, CodecContext context) {
        FieldText in = new FieldText(data, offset, length, typeName());
        List<Range<Object>> ranges = new ArrayList<>();
        in.expect('{');
        if (!in.isNext('}')) {
            do {
                ranges.add(range.read(in, context));
            } while (in.accept(','));
        }
        in.expect('}');
        in.requireEnd();
        return new Multirange<>(ranges);
    }

    @Override
    public void encodeBinary(Multirange<Object> value, WireWriter out, CodecContext context) {
        out.int32(value.ranges().size());
        for (Range<Object> part : value.ranges()) {
            int mark = out.beginValue();
            range.encodeBinary(part, out, context);
            out.endValue(mark);
        }
    }

    @Override
    public void encodeText(Multirange<Object> value, WireWriter out, CodecContext context) {
        out.int8('{');
        String separator = "";
        for (Range<Object> part : value.ranges()) {
            range.encodeText(part, out.utf8(separator), context);
            separator = ",";
        }
        out.int8('}');
    }

    @Override
    public String toString() {
        return type.sqlName();
    }
}
