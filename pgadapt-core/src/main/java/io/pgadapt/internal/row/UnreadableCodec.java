package io.pgadapt.internal.row;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;

/** Stands for a default codec that could not be made; reads nothing, but says why. */
final class UnreadableCodec implements Codec<Object> {
    private final PgType type;
    private final CodecException reason;

    UnreadableCodec(PgType type, CodecException reason) {
        this.type = type;
        this.reason = reason;
    }

    @Override
    public Class<Object> javaType() {
        return Object.class;
    }

    @Override
    public String typeName() {
        return type.name();
    }

    /** Text, which whoever asks for another class can be given. */
    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public boolean hasBinary() {
        return false;
    }

    @Override
    public Object decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        throw failure();
    }

    @Override
    public Object decodeText(byte[] data, int offset, int length, CodecContext context) {
        throw failure();
    }

    @Override
    public void encodeBinary(Object value, WireWriter out, CodecContext context) {
        throw failure();
    }

    @Override
    public void encodeText(Object value, WireWriter out, CodecContext context) {
        throw failure();
    }

    private NoCodecException failure() {
        return new NoCodecException(String.valueOf(reason.getMessage()), reason);
    }
}
