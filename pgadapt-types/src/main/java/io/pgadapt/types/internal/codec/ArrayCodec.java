package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayData;
import io.pgadapt.types.internal.ArrayShape;
import io.pgadapt.types.internal.ArrayText;
import io.pgadapt.types.internal.ArrayTokens;
import io.pgadapt.types.internal.ArrayWire;
import io.pgadapt.types.internal.Nesting;
import io.pgadapt.types.internal.Optionals;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
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
    private final Nesting nesting;
    private final Class<C> type;
    private final Class<?> elementClass;
    private final Function<ArrayData, C> maker;

    /** Threads may overwrite it for each other without harm. */
    private @Nullable Common lastCommon;

    /** Creates a codec; the maker owns the elements it is given, in an array of {@code elementClass}. */
    ArrayCodec(
            PgType arrayType,
            Codec<?> element,
            Nesting nesting,
            Class<C> type,
            Class<?> elementClass,
            Function<ArrayData, C> maker) {
        this.arrayType = arrayType;
        this.elementType = arrayType instanceof PgType.Array array ? array.element() : arrayType;
        this.delimiter = arrayType instanceof PgType.Array array ? array.delimiter() : ',';
        this.element = element;
        this.nesting = nesting;
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
        UniformItems uniform = UniformItems.of(value);
        Codec<Object> common = uniform == null ? null : common(uniform, registry);
        if (common != null) {
            return BinaryCodec.forParts(this, arrayType.hasBinary() && common.hasBinary());
        }
        PartCodecs codecs = new PartCodecs(registry, elementType);
        boolean binary = arrayType.hasBinary();
        for (Object item : ArrayData.of(value, nesting).elements()) {
            binary &= item == null || codecs.of(item).hasBinary();
        }
        return BinaryCodec.forParts(this, binary);
    }

    @Override
    public C decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        WireReader in = new WireReader(data, offset, length);
        ArrayShape shape = ArrayWire.read(in);
        @Nullable Object[] elements = newElements(shape.size());
        for (int i = 0; i < elements.length; i++) {
            int size = in.int32();
            elements[i] = size == -1 ? element.ofNull() : element.decodeBinary(data, in.skip(size), size, context);
        }
        in.requireExhausted();
        return maker.apply(new ArrayData(elements, shape));
    }

    @Override
    public C decodeText(byte[] data, int offset, int length, CodecContext context) {
        List<@Nullable Object> elements = new ArrayList<>();
        ArrayShape shape = ArrayText.read(
                new ArrayTokens(data, offset, length, delimiter, typeName()),
                token -> elements.add(decodeText(token, context)));
        return maker.apply(new ArrayData(elements.toArray(newElements(elements.size())), shape));
    }

    private @Nullable Object decodeText(ArrayTokens token, CodecContext context) {
        return token.isNull()
                ? element.ofNull()
                : element.decodeText(token.data(), token.offset(), token.length(), context);
    }

    @Override
    public void encodeBinary(C value, WireWriter out, CodecContext context) {
        UniformItems uniform = UniformItems.of(value);
        Codec<Object> common = uniform == null ? null : common(uniform, context.registry());
        if (uniform != null && common != null) {
            write(uniform, common, out, context);
            return;
        }
        ArrayData array = ArrayData.of(value, nesting);
        ArrayWire.write(array.shape(), array.hasNulls(), elementType.oid(), out);
        if (!array.shape().isEmpty()) {
            write(array, new ElementWriter.Binary(out, context));
        }
    }

    @Override
    public void encodeText(C value, WireWriter out, CodecContext context) {
        ArrayData array = ArrayData.of(value, nesting);
        ArrayText.writeBounds(array.shape(), out);
        if (array.shape().isEmpty()) {
            out.utf8("{}");
        } else {
            write(array, new ElementWriter.Text(delimiter, out, context));
        }
    }

    @Override
    public String toString() {
        return arrayType.sqlName();
    }

    private @Nullable Object[] newElements(int size) {
        return (Object[]) Array.newInstance(elementClass, size);
    }

    /** Returns the codec of all items, which is mostly that of the last value's; null when each needs a look. */
    private @Nullable Codec<Object> common(UniformItems uniform, CodecRegistry registry) {
        Common known = lastCommon;
        Object sample = uniform.sample();
        if (known == null || known.itemClass != sample.getClass() || known.registry != registry) {
            boolean isElement = !nesting.isContainer(sample) && !Optionals.isOptional(sample.getClass());
            Codec<Object> codec = isElement ? new PartCodecs(registry, elementType).ofClass(sample) : null;
            known = new Common(sample.getClass(), registry, codec);
            lastCommon = known;
        }
        return known.codec;
    }

    private void write(UniformItems array, Codec<Object> codec, WireWriter out, CodecContext context) {
        @Nullable Object[] items = array.items();
        ArrayWire.write(items.length, array.hasNulls(), elementType.oid(), out);
        for (Object item : items) {
            if (item == null) {
                out.nullValue();
            } else {
                int mark = out.beginValue();
                codec.encodeBinary(item, out, context);
                out.endValue(mark);
            }
        }
    }

    private void write(ArrayData array, ElementWriter out) {
        write(array, 0, 0, new PartCodecs(out.context.registry(), elementType), out);
    }

    private static int write(ArrayData array, int dimension, int from, PartCodecs codecs, ElementWriter out) {
        int at = from;
        out.open();
        for (int i = 0; i < array.shape().lengths()[dimension]; i++) {
            if (dimension < array.shape().dimensions() - 1) {
                at = write(array, dimension + 1, at, codecs, out);
            } else {
                write(array.elements()[at++], codecs, out);
            }
        }
        out.close();
        return at;
    }

    private static void write(@Nullable Object item, PartCodecs codecs, ElementWriter out) {
        if (item == null) {
            out.nullElement();
        } else {
            out.begin();
            codecs.of(item).encode(out.format, item, out.out, out.context);
            out.end();
        }
    }

    private record Common(
            Class<?> itemClass,
            CodecRegistry registry,
            @Nullable Codec<Object> codec) {}
}
