package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayData;
import io.pgadapt.types.internal.ArrayText;
import io.pgadapt.types.internal.ArrayWire;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of any element type and any number of dimensions, as whatever Java class is made of the elements.
 *
 * <p>Elements are encoded by their own classes, so that one list may mix {@code Integer} and {@code Long}; if one of them
 * travels as text only, all do.
 *
 * @param <C> the Java class
 */
final class ArrayCodec<C> implements ValueDependentCodec<C> {
    private final PgType arrayType;
    private final PgType elementType;
    private final char delimiter;
    private final Codec<?> element;
    private final Class<C> type;
    private final Class<?> elementClass;
    private final Function<ArrayData, C> maker;

    /** Creates a codec; the maker owns the elements it is given, in an array of {@code elementClass}. */
    ArrayCodec(PgType arrayType, Codec<?> element, Class<C> type, Class<?> elementClass, Function<ArrayData, C> maker) {
        this.arrayType = arrayType;
        this.elementType = arrayType instanceof PgType.Array array ? array.element() : arrayType;
        this.delimiter = arrayType instanceof PgType.Array array ? array.delimiter() : ',';
        this.element = element;
        this.type = type;
        this.elementClass = elementClass;
        this.maker = maker;
    }

    @Override
    public Class<C> javaType() {
        return type;
    }

    @Override
    public String typeName() {
        return arrayType.name();
    }

    @Override
    public Format format() {
        return hasBinary() ? Format.BINARY : Format.TEXT;
    }

    @Override
    public boolean hasBinary() {
        return arrayType.hasBinary() && element.hasBinary();
    }

    @Override
    public Codec<?> forValue(Object value, CodecRegistry registry) {
        PartCodecs codecs = new PartCodecs(registry, elementType);
        boolean binary = arrayType.hasBinary();
        for (Object item : ArrayData.of(value).elements()) {
            binary &= item == null || codecs.of(item).hasBinary();
        }
        return BinaryCodec.forParts(this, binary);
    }

    @Override
    public C decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        ArrayWire head = ArrayWire.read(in);
        @Nullable Object[] elements = newElements(head.size());
        for (int i = 0; i < elements.length; i++) {
            int size = in.int32();
            if (size != -1) {
                elements[i] = element.decodeBinary(data, in.skip(size), size, context);
            }
        }
        in.requireExhausted();
        return maker.apply(head.with(elements));
    }

    @Override
    public C decodeText(byte[] data, int offset, int length, CodecContext context) {
        ArrayData parsed = ArrayText.parse(
                data,
                offset,
                length,
                delimiter,
                typeName(),
                (bytes, at, size) -> element.decodeText(bytes, at, size, context));
        @Nullable Object[] elements = newElements(parsed.elements().length);
        System.arraycopy(parsed.elements(), 0, elements, 0, elements.length);
        return maker.apply(new ArrayData(elements, parsed.lengths(), parsed.lowerBounds()));
    }

    @Override
    public void encodeBinary(C value, WireWriter out, CodecContext context) {
        ArrayData array = ArrayData.of(value);
        ArrayWire.write(array, elementType.oid(), out);
        PartCodecs codecs = new PartCodecs(context.registry(), elementType);
        for (Object item : array.elements()) {
            if (item == null) {
                out.nullValue();
            } else {
                int mark = out.beginValue();
                codecs.of(item).encodeBinary(item, out, context);
                out.endValue(mark);
            }
        }
    }

    @Override
    public void encodeText(C value, WireWriter out, CodecContext context) {
        ArrayData array = ArrayData.of(value);
        writeBounds(array, out);
        if (array.elements().length == 0) {
            out.utf8("{}");
        } else {
            writeDimension(array, 0, 0, new PartCodecs(context.registry(), elementType), out, context);
        }
    }

    @Override
    public String toString() {
        return arrayType.sqlName();
    }

    private @Nullable Object[] newElements(int size) {
        return (Object[]) Array.newInstance(elementClass, size);
    }

    private static void writeBounds(ArrayData array, WireWriter out) {
        int[] lowerBounds = array.lowerBounds();
        if (Arrays.stream(lowerBounds).allMatch(bound -> bound == 1)) {
            return;
        }
        for (int i = 0; i < lowerBounds.length; i++) {
            long upper = (long) lowerBounds[i] + array.lengths()[i] - 1;
            out.utf8("[" + lowerBounds[i] + ":" + upper + "]");
        }
        out.int8('=');
    }

    private int writeDimension(
            ArrayData array, int dimension, int from, PartCodecs codecs, WireWriter out, CodecContext context) {
        int at = from;
        for (int i = 0; i < array.lengths()[dimension]; i++) {
            out.int8(i == 0 ? '{' : delimiter);
            if (dimension < array.lengths().length - 1) {
                at = writeDimension(array, dimension + 1, at, codecs, out, context);
            } else {
                writeElement(array.elements()[at++], codecs, out, context);
            }
        }
        out.int8('}');
        return at;
    }

    private void writeElement(@Nullable Object item, PartCodecs codecs, WireWriter out, CodecContext context) {
        if (item == null) {
            out.utf8("NULL");
            return;
        }
        int from = out.size();
        codecs.of(item).encodeText(item, out, context);
        ArrayText.quote(out, from, delimiter);
    }
}
