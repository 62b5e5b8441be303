package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.Codec;

/**
 * A codec that never asks for the binary form.
 *
 * @param <T> the Java type
 */
interface TextOnlyCodec<T> extends Codec<T> {
    @Override
    default Format format() {
        return Format.TEXT;
    }

    @Override
    default boolean hasBinary() {
        return false;
    }
}
