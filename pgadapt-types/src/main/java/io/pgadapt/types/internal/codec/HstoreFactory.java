package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.HstoreText;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.internal.Utf8;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The extension type {@code hstore} as {@code Map}: strings by strings, where a value may be null. It has no OID of its
 * own, but one in every database.
 *
 * @see <a href="https://www.postgresql.org/docs/18/hstore.html">PostgreSQL manual: hstore</a>
 */
public final class HstoreFactory implements CodecFactory {
    /** Two lengths. */
    private static final int LEAST_PAIR = 8;

    @SuppressWarnings({"unchecked", "rawtypes"}) // one class stands for all maps
    private final Codec<Map<String, @Nullable String>> codec = new SimpleCodec<>(
            "hstore",
            (Class<Map<String, @Nullable String>>) (Class) Map.class,
            new SimpleCodec.Binary<>(HstoreFactory::read, HstoreFactory::write),
            new SimpleCodec.Text<>(HstoreText::parse, HstoreText::print));

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> target = JavaTypes.raw(javaType);
        boolean served = target == Map.class || target == Object.class;
        return served && type instanceof PgType.Base && type.name().equals("hstore") ? codec : null;
    }

    private static Map<String, @Nullable String> read(WireReader in) {
        int count = in.count32(LEAST_PAIR);
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = string(in, in.int32());
            int length = in.int32();
            map.put(key, length == -1 ? null : string(in, length));
        }
        return Collections.unmodifiableMap(map);
    }

    private static String string(WireReader in, int length) {
        return Utf8.decode(in.array(), in.skip(length), length, "hstore");
    }

    private static void write(Map<String, @Nullable String> map, WireWriter out) {
        out.int32(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            write(HstoreText.requireString(entry.getKey()), out);
            if (entry.getValue() == null) {
                out.nullValue();
            } else {
                write(HstoreText.requireString(entry.getValue()), out);
            }
        }
    }

    private static void write(String text, WireWriter out) {
        int mark = out.beginValue();
        Utf8.encode(text, out);
        out.endValue(mark);
    }
}
