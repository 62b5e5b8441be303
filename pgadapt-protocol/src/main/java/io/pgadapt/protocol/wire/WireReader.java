package io.pgadapt.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A cursor over one run of bytes: a message body or a value.
 *
 * <p>Every read checks that the bytes are there and throws a {@link ProtocolException} when they are not; nothing is
 * allocated on the word of a length that was not checked. Not thread-safe.
 */
public final class WireReader {
    private byte[] data;
    private int end;
    private int position;
    private ClientEncoding encoding = ClientEncoding.UTF8;

    /** Creates a reader over the whole array, which it does not copy. */
    public WireReader(byte[] data) {
        this(data, 0, data.length);
    }

    /**
     * Creates a reader over {@code length} bytes from {@code offset} on; the array is not copied.
     *
     * @throws IndexOutOfBoundsException when the array does not hold that range
     */
    public WireReader(byte[] data, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, data.length);
        this.data = data;
        this.position = offset;
        this.end = offset + length;
    }

    /**
     * Leaves what was read, and starts anew over {@code length} bytes from {@code offset} on; for whoever reads many runs one
     * after the other.
     *
     * @return this reader
     * @throws IndexOutOfBoundsException when the array does not hold that range
     */
    public WireReader restart(byte[] newData, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, newData.length);
        data = newData;
        position = offset;
        end = offset + length;
        return this;
    }

    /** Has {@link #cstring} read in an encoding from now on; it begins with UTF-8. */
    public void encoding(ClientEncoding newEncoding) {
        encoding = newEncoding;
    }

    /** Returns how many bytes are left. */
    public int remaining() {
        return end - position;
    }

    /** Returns the array that is read from, for decoders that work in place. */
    public byte[] array() {
        return data;
    }

    /** Returns the index in {@link #array()} of the next byte. */
    public int position() {
        return position;
    }

    /** Reads a byte as a signed number. */
    public byte int8() {
        return data[advance(1)];
    }

    /** Reads a byte as a number from 0 to 255. */
    public int uint8() {
        return int8() & 0xFF;
    }

    /** Reads two bytes as a signed number. */
    public short int16() {
        return BigEndian.getShort(data, advance(2));
    }

    /** Reads two bytes as a number from 0 to 65535. */
    public int uint16() {
        return int16() & 0xFFFF;
    }

    /** Reads four bytes as a signed number. */
    public int int32() {
        return BigEndian.getInt(data, advance(4));
    }

    /** Reads eight bytes as a signed number. */
    public long int64() {
        return BigEndian.getLong(data, advance(8));
    }

    /** Reads four bytes as an IEEE 754 number. */
    public float float32() {
        return Float.intBitsToFloat(int32());
    }

    /** Reads eight bytes as an IEEE 754 number. */
    public double float64() {
        return Double.longBitsToDouble(int64());
    }

    /** Reads text in the {@link #encoding} up to a zero byte, which is consumed. */
    public String cstring() {
        int start = position;
        int zero = start;
        while (zero < end && data[zero] != 0) {
            zero++;
        }
        if (zero == end) {
            throw new ProtocolException("a string lacks its terminating zero byte");
        }
        position = zero + 1;
        return encoding.decode(data, start, zero - start);
    }

    /** Reads {@code length} bytes of UTF-8 text. */
    public String utf8(int length) {
        int start = advance(length);
        return new String(data, start, length, StandardCharsets.UTF_8);
    }

    /** Reads {@code length} bytes into an array of their own. */
    public byte[] bytes(int length) {
        int start = advance(length);
        byte[] copy = new byte[length];
        System.arraycopy(data, start, copy, 0, length);
        return copy;
    }

    /** Reads all bytes that are left. */
    public Bytes rest() {
        int length = remaining();
        return Bytes.of(data, advance(length), length);
    }

    /** Passes over {@code length} bytes and returns the index in {@link #array()} of the first of them. */
    public int skip(int length) {
        return advance(length);
    }

    /**
     * Reads a count of four bytes whose items take at least {@code itemSize} bytes each.
     *
     * @throws ProtocolException when the count is negative or the bytes left cannot hold that many items
     */
    public int count32(int itemSize) {
        return checkCount(int32(), itemSize);
    }

    /** Reads an unsigned count of two bytes whose items take at least {@code itemSize} bytes each. */
    public int count16(int itemSize) {
        return checkCount(uint16(), itemSize);
    }

    /** Checks that every byte was read. */
    public void requireExhausted() {
        if (position != end) {
            throw new ProtocolException(remaining() + " bytes are left over at the end");
        }
    }

    private int checkCount(int count, int itemSize) {
        if (count < 0 || (long) count * itemSize > remaining()) {
            throw new ProtocolException(
                    "a count of " + count + " does not fit into the " + remaining() + " bytes that are left");
        }
        return count;
    }

    private int advance(int length) {
        if (length < 0 || length > end - position) {
            throw new ProtocolException(
                    length < 0
                            ? "negative length " + length
                            : length + " bytes are needed, but only " + remaining() + " are left");
        }
        int start = position;
        position = start + length;
        return start;
    }
}
