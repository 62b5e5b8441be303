package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Utf8;

/**
 * A type whose binary form is a version, always 1, and its text: {@code jsonb}, {@code jsonpath}, {@code ltree}. As text
 * it travels without the version.
 */
public final class VersionedTextCodec implements Codec<String> {
    private static final int VERSION = 1;

    private final String typeName;

    /** Creates the codec of a type. */
    public VersionedTextCodec(String typeName) {
        this.typeName = typeName;
    }

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public String decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        if (length == 0 || data[offset] != VERSION) {
            throw new CodecException("version "
                    + (length == 0 ? "(none)" : data[offset])
                    + " of the binary form of " + typeName + " is not known; 1 is");
        }
        return Utf8.decode(data, offset + 1, length - 1, typeName);
    }

    @Override
    public String decodeText(byte[] data, int offset, int length, CodecContext context) {
        return Utf8.decode(data, offset, length, typeName);
    }

    @Override
    public void encodeBinary(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out.int8(VERSION));
    }

    @Override
    public void encodeText(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public String toString() {
        return typeName;
    }
}
