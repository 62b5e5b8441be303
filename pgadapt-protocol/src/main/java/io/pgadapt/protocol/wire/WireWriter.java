package io.pgadapt.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer for what is to be sent.
 *
 * <p>Lengths that are known only afterwards are back-patched: {@link #beginMessage} and {@link #endMessage} frame a
 * message, {@link #beginValue} and {@link #endValue} a length-prefixed value. {@link #truncate} takes back what a
 * failed writer left half done. Not thread-safe.
 */
public final class WireWriter {
    /** The largest message that is written; PostgreSQL accepts none of 1 GiB or more. */
    public static final int MAX_SIZE = 0x3FFF_FFFF;

    private static final int LENGTH_SIZE = 4;

    /** From this length on, having the JDK copy the whole text is faster than taking its characters one by one. */
    private static final int LONG_TEXT = 16;

    private byte[] data;
    private int size;
    private ClientEncoding encoding = ClientEncoding.UTF8;

    /** Creates an empty buffer. */
    public WireWriter(int initialCapacity) {
        this.data = new byte[initialCapacity];
    }

    /** Has {@link #cstring} write in an encoding from now on; it begins with UTF-8. */
    public void encoding(ClientEncoding newEncoding) {
        encoding = newEncoding;
    }

    /** Returns how many bytes have been written; also the index of the next. */
    public int size() {
        return size;
    }

    /** Returns the array that holds the bytes, valid up to {@link #size()} and until the next write. */
    public byte[] array() {
        return data;
    }

    /** Returns a copy of what has been written. */
    public byte[] toArray() {
        return Arrays.copyOf(data, size);
    }

    /** Takes back everything that was written from {@code newSize} on. */
    public void truncate(int newSize) {
        if (newSize < 0 || newSize > size) {
            throw new IllegalArgumentException("cannot truncate " + size + " bytes to " + newSize);
        }
        size = newSize;
    }

    /** Writes a byte. */
    public WireWriter int8(int value) {
        int at = grow(1);
        data[at] = (byte) value;
        return this;
    }

    /** Writes two bytes. */
    public WireWriter int16(int value) {
        int at = grow(2);
        BigEndian.setShort(data, at, value);
        return this;
    }

    /**
     * Writes an unsigned count of two bytes.
     *
     * @throws IllegalArgumentException when it exceeds 65535; {@code what} names the counted things
     */
    public WireWriter count16(int count, String what) {
        if (count < 0 || count > 0xFFFF) {
            throw new IllegalArgumentException(count + " " + what + ", but the protocol allows at most 65535");
        }
        return int16(count);
    }

    /** Writes four bytes. */
    public WireWriter int32(int value) {
        int at = grow(4);
        BigEndian.setInt(data, at, value);
        return this;
    }

    /** Writes eight bytes. */
    public WireWriter int64(long value) {
        int at = grow(8);
        BigEndian.setLong(data, at, value);
        return this;
    }

    /** Writes an IEEE 754 number of four bytes. */
    public WireWriter float32(float value) {
        return int32(Float.floatToRawIntBits(value));
    }

    /** Writes an IEEE 754 number of eight bytes. */
    public WireWriter float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    /** Writes bytes. */
    public WireWriter bytes(byte[] source) {
        return bytes(source, 0, source.length);
    }

    /** Writes {@code length} bytes from {@code offset} on. */
    public WireWriter bytes(byte[] source, int offset, int length) {
        int at = grow(length);
        System.arraycopy(source, offset, data, at, length);
        return this;
    }

    /**
     * Writes text in UTF-8.
     *
     * @throws IllegalArgumentException when the text holds a NUL, which PostgreSQL neither stores nor receives, or half of a
     *     surrogate pair; nothing is written then
     */
    public WireWriter utf8(String text) {
        int length = text.length();
        if (length >= LONG_TEXT) {
            return bytes(encoded(text));
        }
        int at = grow(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                size = at;
                return bytes(encoded(text));
            }
            data[at + i] = (byte) c;
        }
        return this;
    }

    private static byte[] encoded(String text) {
        requireNoNul(text);
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int unpaired = Surrogates.indexOfUnpaired(text, encoded);
        if (unpaired >= 0) {
            // Java would send a question mark instead
            throw new IllegalArgumentException(
                    "the text holds half of a surrogate pair at index " + unpaired + ", which UTF-8 cannot represent");
        }
        return encoded;
    }

    private static void requireNoNul(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new IllegalArgumentException("the text holds a NUL character at index " + nul
                    + ", which PostgreSQL cannot store in any text type; bytea can");
        }
    }

    /**
     * Writes text in the {@link #encoding} and a zero byte.
     *
     * @throws IllegalArgumentException when the text holds a NUL, which would end it early, half of a surrogate pair, or a
     *     character that the encoding has not; nothing is written then
     */
    public WireWriter cstring(String text) {
        if (encoding.isUtf8()) {
            return utf8(text).int8(0);
        }
        requireNoNul(text);
        return bytes(encoding.encode(text)).int8(0);
    }

    /** Starts a message; the returned mark belongs to {@link #endMessage}. */
    public int beginMessage(char tag) {
        int8(tag);
        return beginUntaggedMessage();
    }

    /** Starts a message that has no tag (a startup packet); the mark belongs to {@link #endMessage}. */
    public int beginUntaggedMessage() {
        int mark = size;
        int32(0);
        return mark;
    }

    /** Ends a message: its length, which counts itself, is put where the message began. */
    public void endMessage(int mark) {
        BigEndian.setInt(data, mark, size - mark);
    }

    /** Starts a value that is preceded by its length; the mark belongs to {@link #endValue}. */
    public int beginValue() {
        return beginUntaggedMessage();
    }

    /** Ends a value: its length, which does not count itself, is put where the value began. */
    public void endValue(int mark) {
        BigEndian.setInt(data, mark, size - mark - LENGTH_SIZE);
    }

    /** Writes the length -1 that stands for NULL. */
    public WireWriter nullValue() {
        return int32(-1);
    }

    /** Replaces the four bytes at the index. */
    public void setInt32(int index, int value) {
        if (index < 0 || index > size - 4) {
            throw new IndexOutOfBoundsException(index);
        }
        BigEndian.setInt(data, index, value);
    }

    /** Forgets everything written; a buffer that has grown beyond {@code keptCapacity} is given up. */
    public void clear(int keptCapacity) {
        size = 0;
        if (data.length > keptCapacity) {
            data = new byte[keptCapacity];
        }
    }

    private int grow(int count) {
        int at = size;
        long needed = (long) at + count;
        if (needed > data.length) {
            enlarge(needed);
        }
        size = (int) needed;
        return at;
    }

    private void enlarge(long needed) {
        if (needed > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a message of more than " + MAX_SIZE + " bytes cannot be sent; send the value in parts");
        }
        data = Arrays.copyOf(data, (int) Math.min(MAX_SIZE, Math.max(needed, data.length * 2L)));
    }
}
