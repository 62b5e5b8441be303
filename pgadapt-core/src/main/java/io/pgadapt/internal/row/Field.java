package io.pgadapt.internal.row;

import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;
import io.pgadapt.types.BooleanCodec;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NumericCodec;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one column is read: its codec and the format its values came in, decided once per result. */
class Field {
    private static final Set<Class<?>> INTS = Set.of(Integer.class, Short.class, Byte.class);
    private static final Set<Class<?>> LONGS = Set.of(Long.class, Integer.class, Short.class, Byte.class);
    private static final Set<Class<?>> DOUBLES = Set.of(Double.class, Float.class);

    private final Codec<?> codec;
    private final Format format;
    private final Type target;
    private final @Nullable NumericCodec<?> numeric;
    private final @Nullable BooleanCodec bool;

    Field(Codec<?> codec, Format format, Type target) {
        this.codec = codec;
        this.format = format;
        this.target = target;
        this.numeric = codec instanceof NumericCodec<?> n ? n : null;
        this.bool = codec instanceof BooleanCodec b ? b : null;
    }

    /** Returns how a column is read; text of another encoding than UTF-8, which codecs read, is converted first. */
    static Field of(Codec<?> codec, Column column, Type target, CodecContext context) {
        ClientEncoding encoding = context.clientEncoding();
        return encoding.isUtf8() || column.format() == Format.BINARY
                ? new Field(codec, column.format(), target)
                : new ConvertedField(codec, target, encoding);
    }

    /** Returns what the class that the column is read as has for NULL. */
    @Nullable
    Object ofNull() {
        return codec.ofNull();
    }

    /** Returns what the column is read as: {@code Object} when nobody asked for anything else. */
    Type target() {
        return target;
    }

    Object decode(byte[] data, int offset, int length, CodecContext context) {
        return codec.decode(format, data, offset, length, context);
    }

    long decodeLong(byte[] data, int offset, int length, CodecContext context) {
        NumericCodec<?> known = numeric;
        return known == null
                ? number(LONGS, data, offset, length, context).longValue()
                : known.decodeLong(format, data, offset, length, context);
    }

    int decodeInt(byte[] data, int offset, int length, CodecContext context) {
        NumericCodec<?> known = numeric;
        return known == null
                ? number(INTS, data, offset, length, context).intValue()
                : known.decodeInt(format, data, offset, length, context);
    }

    double decodeDouble(byte[] data, int offset, int length, CodecContext context) {
        NumericCodec<?> known = numeric;
        return known == null
                ? number(DOUBLES, data, offset, length, context).doubleValue()
                : known.decodeDouble(format, data, offset, length, context);
    }

    boolean decodeBoolean(byte[] data, int offset, int length, CodecContext context) {
        BooleanCodec known = bool;
        if (known != null) {
            return known.decodeBoolean(format, data, offset, length, context);
        }
        Object value = codec.decode(format, data, offset, length, context);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw isNo("boolean", value);
    }

    /** Decodes a number that its codec can only give boxed, and that the primitive holds whatever it is. */
    private Number number(Set<Class<?>> exact, byte[] data, int offset, int length, CodecContext context) {
        Object value = codec.decode(format, data, offset, length, context);
        if (!exact.contains(value.getClass())) {
            throw isNo("number", value);
        }
        return (Number) value;
    }

    private CodecException isNo(String what, Object value) {
        return new CodecException("a " + codec.typeName() + " is no " + what + ": it is read as a "
                + value.getClass().getName());
    }
}
