package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecRegistry;

/**
 * A codec of a type whose empty value goes out as text: the server sends its binary form, but takes it from nobody.
 *
 * @param <T> the Java type
 */
final class EmptyAsTextCodec<T> extends DelegatingCodec<T> implements ValueDependentCodec<T> {
    private final T empty;
    private final Codec<T> asText = new UntypedCodec<>(this);

    EmptyAsTextCodec(Codec<T> codec, T empty) {
        super(codec);
        this.empty = empty;
    }

    @Override
    public Codec<?> forValue(Object value, CodecRegistry registry) {
        return value.equals(empty) ? asText : this;
    }
}
