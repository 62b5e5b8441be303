package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import java.util.function.Function;

/**
 * Another class over an existing codec.
 *
 * @param <S> what the existing codec decodes to
 * @param <T> the other class
 */
public final class MappedCodec<S, T> implements Codec<T> {
    private final Codec<S> base;
    private final Class<T> type;
    private final Function<? super S, ? extends T> from;
    private final Function<? super T, ? extends S> to;

    /** Creates a codec that converts after decoding and before encoding. */
    public MappedCodec(
            Codec<S> base, Class<T> type, Function<? super S, ? extends T> from, Function<? super T, ? extends S> to) {
        this.base = base;
        this.type = type;
        this.from = from;
        this.to = to;
    }

    /** Returns the codec that this one stands on. */
    public Codec<S> base() {
        return base;
    }

    /** Returns the same conversion over another codec of the same Java type. */
    public MappedCodec<S, T> over(Codec<S> other) {
        return new MappedCodec<>(other, type, from, to);
    }

    @Override
    public Class<T> javaType() {
        return type;
    }

    @Override
    public String typeName() {
        return base.typeName();
    }

    @Override
    public Format format() {
        return base.format();
    }

    @Override
    public boolean hasBinary() {
        return base.hasBinary();
    }

    @Override
    public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        return make(base.decodeBinary(data, offset, length, context));
    }

    @Override
    public T decodeText(byte[] data, int offset, int length, CodecContext context) {
        return make(base.decodeText(data, offset, length, context));
    }

    @Override
    public void encodeBinary(T value, WireWriter out, CodecContext context) {
        base.encodeBinary(unmake(value), out, context);
    }

    @Override
    public void encodeText(T value, WireWriter out, CodecContext context) {
        base.encodeText(unmake(value), out, context);
    }

    private T make(S decoded) {
        return convert(from, decoded, typeName(), type.getName());
    }

    private S unmake(T value) {
        return convert(to, value, type.getName(), typeName());
    }

    /** NULL never reaches a function, and none may make one: where it is allowed, is not for a codec to say. */
    private static <A, B> B convert(Function<? super A, ? extends B> function, A value, String source, String target) {
        B converted;
        try {
            converted = function.apply(value);
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CodecException("the conversion of " + source + " to " + target + " failed: " + e, e);
        }
        if (converted == null) {
            throw new CodecException("the conversion of " + source + " to " + target + " returned null");
        }
        return converted;
    }

    @Override
    public String toString() {
        return type.getSimpleName() + " over " + base;
    }
}
