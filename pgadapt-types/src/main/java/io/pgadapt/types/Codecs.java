package io.pgadapt.types;

import io.pgadapt.types.internal.codec.BoolCodec;
import io.pgadapt.types.internal.codec.TextCodec;

/** The built-in codecs by name, to build others upon: {@code Codecs.TEXT.map(Email.class, Email::new, Email::value)}. */
public final class Codecs {
    /** {@code bool}. */
    public static final BooleanCodec BOOL = new BoolCodec();

    /** {@code text}; what is mapped over it also serves {@code varchar}, {@code citext} and other string types. */
    public static final Codec<String> TEXT = new TextCodec("text");

    private Codecs() {}
}
