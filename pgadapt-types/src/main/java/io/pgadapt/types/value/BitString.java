package io.pgadapt.types.value;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bits in their order: PostgreSQL's {@code bit(n)} and {@code varbit}. Immutable.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-bit.html">PostgreSQL manual: Bit String Types</a>
 */
public final class BitString {
    private final BitSet bits;
    private final int length;

    private BitString(BitSet bits, int length) {
        this.bits = bits;
        this.length = length;
    }

    /**
     * Returns the first bits of a set, where bit 0 is the leftmost.
     *
     * @param bits copied
     * @throws IllegalArgumentException when the set has a bit beyond the length
     */
    public static BitString of(BitSet bits, int length) {
        if (length < bits.length()) {
            throw new IllegalArgumentException("bit " + (bits.length() - 1) + " is beyond a length of " + length);
        }
        return new BitString((BitSet) bits.clone(), length);
    }

    /**
     * Reads zeros and ones.
     *
     * @throws IllegalArgumentException when there is anything else
     */
    public static BitString parse(String text) {
        BitSet bits = new BitSet(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '0' && c != '1') {
                throw new IllegalArgumentException("not a bit: " + c);
            }
            bits.set(i, c == '1');
        }
        return new BitString(bits, text.length());
    }

    /** Returns how many bits these are. */
    public int length() {
        return length;
    }

    /**
     * Returns a bit, counted from 0 on the left.
     *
     * @throws IndexOutOfBoundsException when there are not as many
     */
    public boolean get(int index) {
        Objects.checkIndex(index, length);
        return bits.get(index);
    }

    /** Returns the bits that are 1; how many zeros follow the last of them is lost. */
    public BitSet toBitSet() {
        return (BitSet) bits.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BitString that && length == that.length && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * bits.hashCode() + length;
    }

    /** Returns the bits as zeros and ones. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(bits.get(i) ? '1' : '0');
        }
        return text.toString();
    }
}
