package io.pgadapt.types.value;

import java.util.Locale;

/**
 * A position in the write-ahead log: PostgreSQL's {@code pg_lsn}. Immutable.
 *
 * @param position in bytes, 64 bits without a sign
 * @see <a href="https://www.postgresql.org/docs/18/datatype-pg-lsn.html">PostgreSQL manual: pg_lsn Type</a>
 */
public record Lsn(long position) implements Comparable<Lsn> {
    /** The position before all others; where a position is asked for, it stands for none. */
    public static final Lsn ZERO = new Lsn(0);

    /**
     * Reads a position written as {@code 16/B374D848}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Lsn parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a position in the log: " + text);
        }
        long high = Integer.parseUnsignedInt(text.substring(0, slash), 16);
        long low = Integer.toUnsignedLong(Integer.parseUnsignedInt(text.substring(slash + 1), 16));
        return new Lsn((high << Integer.SIZE) | low);
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(position, other.position);
    }

    /** Returns the position as {@code 16/B374D848}. */
    @Override
    public String toString() {
        String text = Long.toHexString(position >>> Integer.SIZE) + "/" + Long.toHexString(position & 0xFFFF_FFFFL);
        return text.toUpperCase(Locale.ROOT);
    }
}
