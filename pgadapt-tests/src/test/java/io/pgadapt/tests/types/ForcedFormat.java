package io.pgadapt.tests.types;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.codec.ValueDependentCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Has results and parameters travel in one format, whatever their codecs prefer; what has no binary form stays as it is. */
record ForcedFormat(CodecRegistry natural, Format format) implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        try {
            return forced(natural.forResult(type, javaType));
        } catch (NoCodecException e) {
            return null;
        }
    }

    private Codec<?> forced(Codec<?> codec) {
        return codec.hasBinary() ? new Forced<>(codec, this) : codec;
    }

    private record Forced<T>(Codec<T> codec, ForcedFormat forced) implements ValueDependentCodec<T> {
        @Override
        public Format format() {
            return forced.format();
        }

        @Override
        public Codec<?> forValue(Object value, CodecRegistry registry) {
            return codec instanceof ValueDependentCodec<T> dependent
                    ? forced.forced(dependent.forValue(value, registry))
                    : this;
        }

        @Override
        public Class<T> javaType() {
            return codec.javaType();
        }

        @Override
        public String typeName() {
            return codec.typeName();
        }

        @Override
        public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
            return codec.decodeBinary(data, offset, length, context);
        }

        @Override
        public T decodeText(byte[] data, int offset, int length, CodecContext context) {
            return codec.decodeText(data, offset, length, context);
        }

        @Override
        public void encodeBinary(T value, WireWriter out, CodecContext context) {
            codec.encodeBinary(value, out, context);
        }

        @Override
        public void encodeText(T value, WireWriter out, CodecContext context) {
            codec.encodeText(value, out, context);
        }
    }
}
