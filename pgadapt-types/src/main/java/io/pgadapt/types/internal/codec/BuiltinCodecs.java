package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;

/** The list of everything that works without registration. Later entries go before earlier ones. */
public final class BuiltinCodecs {
    private BuiltinCodecs() {}

    /** Adds all built-in codecs. */
    public static CodecRegistry.Builder registerAll(CodecRegistry.Builder registry) {
        return registry.factory(new StringFactory()).defaultCodec(Codecs.BOOL);
    }
}
