package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecRegistry;

/**
 * A codec of a class that does not say by itself how its values travel: a collection depends on what is in it.
 *
 * @param <T> the Java type
 */
public interface ValueDependentCodec<T> extends Codec<T> {
    /** Returns the codec for one value. */
    Codec<?> forValue(Object value, CodecRegistry registry);
}
