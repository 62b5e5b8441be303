package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import org.jspecify.annotations.Nullable;

/** The codecs of the parts of one value by their own classes, which are mostly the same. Not thread-safe. */
final class PartCodecs {
    private final CodecRegistry registry;
    private final PgType type;
    private @Nullable Class<?> lastClass;
    private @Nullable Codec<Object> last;

    /** Creates a finder of codecs for parts of a type. */
    PartCodecs(CodecRegistry registry, PgType type) {
        this.registry = registry;
        this.type = type;
    }

    /** Returns the codec for a part. */
    Codec<Object> of(Object part) {
        Codec<Object> known = last;
        if (known != null && lastClass == part.getClass()) {
            return known;
        }
        Codec<Object> found = registry.forParameter(part, type);
        lastClass = part.getClass();
        last = dependsOnValue(found) ? null : found;
        return found;
    }

    /** Returns the codec of all parts of the class of one, or null when each depends on its value. */
    @Nullable
    Codec<Object> ofClass(Object part) {
        of(part);
        return last;
    }

    /** A codec of a collection, and the faces that such a codec shows, were found for one value alone. */
    private static boolean dependsOnValue(Codec<?> codec) {
        return codec instanceof ValueDependentCodec<?> || codec instanceof DelegatingCodec<?>;
    }
}
