package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.Utf8;

/** A type of which nothing is known but that it has a text form: that text. */
public final class OpaqueCodec implements TextOnlyCodec<String> {
    private final PgType type;

    /** Creates the codec of a type. */
    public OpaqueCodec(PgType type) {
        this.type = type;
    }

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public String typeName() {
        return type.name();
    }

    @Override
    public String decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        throw noBinary();
    }

    @Override
    public String decodeText(byte[] data, int offset, int length, CodecContext context) {
        return Utf8.decode(data, offset, length, typeName());
    }

    @Override
    public void encodeBinary(String value, WireWriter out, CodecContext context) {
        throw noBinary();
    }

    @Override
    public void encodeText(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public String toString() {
        return type.sqlName();
    }

    private CodecException noBinary() {
        return new CodecException("the binary form of " + type.sqlName()
                + " is not known; use text, or register a codec for \"" + type.name() + "\"");
    }
}
