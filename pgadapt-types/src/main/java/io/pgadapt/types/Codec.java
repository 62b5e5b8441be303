package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.internal.codec.MappedCodec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps one Java type to one PostgreSQL type, in both wire formats, in both directions.
 *
 * <p>A codec never sees NULL: whoever calls it deals with length -1, which is {@link #ofNull}, and {@code null} first. Both formats must give equal
 * values. Text is UTF-8, whatever the session's {@code client_encoding} is. Codecs are immutable and safe for use by many threads at once. A value that cannot be converted, and bytes that
 * are not what the type's output or send function gives, are a {@link CodecException}; whatever else a codec throws,
 * {@link #decode} and {@link #encode} translate.
 *
 * @param <T> the Java type
 */
public interface Codec<T> {
    /** Returns the class of the values that {@link #decode} gives and {@link #encode} takes. */
    Class<T> javaType();

    /** Returns the name of the PostgreSQL type as in {@code pg_type.typname}: {@code int4}, {@code timestamptz}. */
    String typeName();

    /** Returns the format in which results and parameters of this codec should travel. */
    default Format format() {
        return Format.BINARY;
    }

    /** Returns whether the binary methods work; when not, this value and what contains it travel as text. */
    default boolean hasBinary() {
        return true;
    }

    /**
     * Returns what {@code T} has for NULL: {@code null}, unless the class has a value for what is absent, as {@code Optional}
     * has.
     */
    default @Nullable T ofNull() {
        return null;
    }

    /** Decodes the type's binary form from {@code length} bytes at {@code offset}, which lie within the array. */
    T decodeBinary(byte[] data, int offset, int length, CodecContext context);

    /** Decodes the type's text form from {@code length} bytes of UTF-8 at {@code offset}, which lie within the array. */
    T decodeText(byte[] data, int offset, int length, CodecContext context);

    /** Appends the value's binary form, without its length. */
    void encodeBinary(T value, WireWriter out, CodecContext context);

    /** Appends the value's text form, without its length. */
    void encodeText(T value, WireWriter out, CodecContext context);

    /**
     * Decodes a value in the given format; the entry for everyone who calls a codec.
     *
     * @throws CodecException when the bytes are not a value of the type, or the Java type cannot hold it
     */
    default T decode(Format format, byte[] data, int offset, int length, CodecContext context) {
        try {
            return format == Format.BINARY
                    ? decodeBinary(data, offset, length, context)
                    : decodeText(data, offset, length, context);
        } catch (CodecException e) {
            throw e;
        } catch (ProtocolException e) {
            throw new CodecException("malformed value of type " + typeName() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw CodecException.failed("read", this, e);
        }
    }

    /**
     * Appends a value in the given format, without its length.
     *
     * @throws CodecException when the PostgreSQL type cannot hold the value
     */
    default void encode(Format format, T value, WireWriter out, CodecContext context) {
        try {
            if (format == Format.BINARY) {
                encodeBinary(value, out, context);
            } else {
                encodeText(value, out, context);
            }
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw CodecException.failed("write", this, e);
        }
    }

    /**
     * Returns a codec for another class whose values travel as this codec's.
     *
     * <p>An exception that one of the functions throws becomes the cause of a {@link CodecException}.
     *
     * @param type the class of the values
     * @param from makes a value of what was decoded
     * @param to makes what is to be encoded of a value
     */
    default <U> Codec<U> map(
            Class<U> type, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to) {
        return new MappedCodec<>(this, type, from, to);
    }
}
