package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;

/** A codec of booleans that also converts from and to the primitive, without boxing. */
public interface BooleanCodec extends Codec<Boolean> {
    /** Decodes a boolean. */
    boolean decodeBoolean(Format format, byte[] data, int offset, int length, CodecContext context);

    /** Appends a boolean. */
    void encodeBoolean(Format format, boolean value, WireWriter out, CodecContext context);
}
