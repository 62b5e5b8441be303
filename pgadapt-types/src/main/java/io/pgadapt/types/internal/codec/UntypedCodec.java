package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;

/**
 * A codec that must use text: because the server is not told the type, cannot send it in binary, or says more in text.
 *
 * @param <T> the Java type
 */
public final class UntypedCodec<T> extends DelegatingCodec<T> implements TextOnlyCodec<T> {
    /** Creates the textual face of a codec. */
    public UntypedCodec(Codec<T> typed) {
        super(typed);
    }
}
