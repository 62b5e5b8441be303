package io.pgadapt.types.value;

/**
 * A hardware address of 6 bytes ({@code macaddr}) or 8 ({@code macaddr8}). Immutable.
 *
 * @param bits the bytes as a number, the first one highest
 * @param length 6 or 8
 * @see <a href="https://www.postgresql.org/docs/18/datatype-net-types.html#DATATYPE-MACADDR">PostgreSQL manual:
 *     macaddr</a>
 */
public record MacAddress(long bits, int length) {
    private static final int SHORT = 6;
    private static final int LONG = 8;

    /** Checks that there are 6 or 8 bytes and no more bits than these hold. */
    public MacAddress {
        if ((length != SHORT && length != LONG) || (length == SHORT && bits >>> (SHORT * Byte.SIZE) != 0)) {
            throw new IllegalArgumentException("a hardware address has 6 or 8 bytes");
        }
    }

    /**
     * Reads an address written as {@code 08:00:2b:01:02:03}, with 6 or 8 bytes.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static MacAddress parse(String text) {
        String[] parts = text.split(":", -1);
        long bits = 0;
        for (String part : parts) {
            if (part.length() != 2) {
                throw new IllegalArgumentException("not a hardware address: " + text);
            }
            bits = (bits << Byte.SIZE) | Integer.parseUnsignedInt(part, 16);
        }
        return new MacAddress(bits, parts.length);
    }

    /** Returns the address as {@code 08:00:2b:01:02:03}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int shift = (length - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            int value = (int) (bits >>> shift) & 0xFF;
            text.append(value < 0x10 ? "0" : "")
                    .append(Integer.toHexString(value))
                    .append(shift > 0 ? ":" : "");
        }
        return text.toString();
    }
}
