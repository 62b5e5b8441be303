package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;

/**
 * A codec of a type whose results come as text, for a value that can go out in binary.
 *
 * @param <T> the Java type
 */
final class BinaryCodec<T> extends DelegatingCodec<T> {
    private BinaryCodec(Codec<T> codec) {
        super(codec);
    }

    /** Returns the face of a codec for a value of which all parts, or not all, have a binary form. */
    static <T> Codec<T> forParts(Codec<T> codec, boolean allBinary) {
        if (!allBinary) {
            return new UntypedCodec<>(codec);
        }
        return codec.hasBinary() ? codec : new BinaryCodec<>(codec);
    }
}
