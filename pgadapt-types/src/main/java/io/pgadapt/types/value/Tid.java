package io.pgadapt.types.value;

/**
 * Where a row version lies in its table: PostgreSQL's {@code tid}, as in the column {@code ctid}. Immutable.
 *
 * @param block the number of the block, 32 bits without a sign
 * @param offset the position in the block, 16 bits without a sign
 */
public record Tid(long block, int offset) {
    /** Checks that the numbers fit. */
    public Tid {
        if (block < 0 || block > 0xFFFF_FFFFL || offset < 0 || offset > 0xFFFF) {
            throw new IllegalArgumentException("not a tid: (" + block + "," + offset + ")");
        }
    }

    /** Returns {@code (block,offset)}. */
    @Override
    public String toString() {
        return "(" + block + "," + offset + ")";
    }
}
