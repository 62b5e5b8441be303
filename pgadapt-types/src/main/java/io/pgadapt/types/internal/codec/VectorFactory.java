package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.ArrayWire;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.internal.Malformed;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code int2vector} and {@code oidvector}, which the catalogue is full of, as {@code List}: in binary arrays that start
 * at 0, in text numbers between blanks.
 */
public final class VectorFactory implements CodecFactory {
    private final Map<String, Codec<?>> codecs = Map.of(
            "int2vector",
            codec(
                    "int2vector",
                    new Element<Short>(
                            21, Short.BYTES, WireReader::int16, (out, v) -> out.int16(v), Short::parseShort)),
            "oidvector",
            codec(
                    "oidvector",
                    new Element<Long>(
                            26, Integer.BYTES, VectorFactory::readOid, VectorFactory::writeOid, Long::parseLong)));

    /** What the elements are. */
    private record Element<T>(
            int oid,
            int size,
            Function<WireReader, T> reader,
            BiConsumer<WireWriter, T> writer,
            Function<String, T> parser) {}

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> target = JavaTypes.raw(javaType);
        return target == List.class || target == Object.class ? codecs.get(type.name()) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // one class stands for all lists
    private static <T> Codec<List<T>> codec(String typeName, Element<T> element) {
        Codec<List<T>> codec = new SimpleCodec<>(
                typeName,
                (Class<List<T>>) (Class) List.class,
                new SimpleCodec.Binary<>(in -> read(in, element), (list, out) -> write(list, element, out)),
                new SimpleCodec.Text<>(
                        text -> text.isEmpty()
                                ? List.of()
                                : Arrays.stream(text.split(" ", -1))
                                        .map(element.parser())
                                        .toList(),
                        list -> list.stream().map(String::valueOf).collect(Collectors.joining(" "))));
        return new EmptyAsTextCodec<>(codec, List.of());
    }

    private static <T> List<T> read(WireReader in, Element<T> element) {
        int size = ArrayWire.read(in).size();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Malformed.requireLength(element.size(), in.int32(), "element");
            list.add(element.reader().apply(in));
        }
        return List.copyOf(list);
    }

    private static <T> void write(List<T> list, Element<T> element, WireWriter out) {
        out.int32(1).int32(0).int32(element.oid()).int32(list.size()).int32(0);
        for (T item : list) {
            out.int32(element.size());
            element.writer().accept(out, item);
        }
    }

    private static Long readOid(WireReader in) {
        return Integer.toUnsignedLong(in.int32());
    }

    private static void writeOid(WireWriter out, Long oid) {
        out.int32(oid.intValue());
    }
}
