package io.pgadapt.internal.row;

import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import java.lang.reflect.Type;

/** How a column is read whose text comes in another encoding than UTF-8. */
final class ConvertedField extends Field {
    private final ClientEncoding encoding;

    ConvertedField(Codec<?> codec, Type target, ClientEncoding encoding) {
        super(codec, Format.TEXT, target);
        this.encoding = encoding;
    }

    @Override
    Object decode(byte[] data, int offset, int length, CodecContext context) {
        if (ClientEncoding.isAscii(data, offset, length)) {
            return super.decode(data, offset, length, context);
        }
        byte[] utf8 = utf8(data, offset, length);
        return super.decode(utf8, 0, utf8.length, context);
    }

    @Override
    long decodeLong(byte[] data, int offset, int length, CodecContext context) {
        byte[] utf8 = utf8(data, offset, length);
        return super.decodeLong(utf8, 0, utf8.length, context);
    }

    @Override
    int decodeInt(byte[] data, int offset, int length, CodecContext context) {
        byte[] utf8 = utf8(data, offset, length);
        return super.decodeInt(utf8, 0, utf8.length, context);
    }

    @Override
    double decodeDouble(byte[] data, int offset, int length, CodecContext context) {
        byte[] utf8 = utf8(data, offset, length);
        return super.decodeDouble(utf8, 0, utf8.length, context);
    }

    @Override
    boolean decodeBoolean(byte[] data, int offset, int length, CodecContext context) {
        byte[] utf8 = utf8(data, offset, length);
        return super.decodeBoolean(utf8, 0, utf8.length, context);
    }

    private byte[] utf8(byte[] data, int offset, int length) {
        try {
            return encoding.toUtf8(data, offset, length);
        } catch (IllegalArgumentException e) {
            throw new CodecException(String.valueOf(e.getMessage()), e);
        }
    }
}
