package io.pgadapt.types.internal.pgvector;

/** Floating-point numbers of 16 bits, IEEE 754's binary16, as Java has them from version 20 on. */
final class HalfFloat {
    /** From here on a number is nearer to what would come after the largest one. */
    static final float TOO_LARGE = 65_520f;

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7C00;
    private static final int NAN = 0x7E00;
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION = 0x3FF;
    private static final int MAX_EXPONENT = 0x1F;

    /** How many more bits a float's fraction has. */
    private static final int MORE_BITS = 13;

    private static final int BIAS_DIFFERENCE = 112;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST = 0x1p-24f;

    private HalfFloat() {}

    /** Returns the number that 16 bits stand for. */
    static float toFloat(short bits) {
        int sign = (bits & SIGN) << Short.SIZE;
        int exponent = (bits >> FRACTION_BITS) & MAX_EXPONENT;
        int fraction = bits & FRACTION;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * SMALLEST));
        }
        int shifted = exponent == MAX_EXPONENT ? 0xFF : exponent + BIAS_DIFFERENCE;
        return Float.intBitsToFloat(sign | shifted << 23 | fraction << MORE_BITS);
    }

    /** Returns the 16 bits of the nearest number, of two the even one; infinity from {@link #TOO_LARGE} on. */
    static short ofFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> Short.SIZE) & SIGN;
        return (short) (sign | magnitude(Math.abs(value)));
    }

    private static int magnitude(float value) {
        if (Float.isNaN(value)) {
            return NAN;
        }
        if (value >= TOO_LARGE) {
            return INFINITY;
        }
        if (value < SMALLEST_NORMAL) {
            return (int) Math.rint(value / SMALLEST);
        }
        int bits = Float.floatToRawIntBits(value);
        int half = (bits >>> MORE_BITS) - (BIAS_DIFFERENCE << FRACTION_BITS);
        int rest = bits & ((1 << MORE_BITS) - 1);
        int middle = 1 << (MORE_BITS - 1);
        boolean up = rest > middle || (rest == middle && (half & 1) == 1);
        // a carry out of the fraction makes the next exponent
        return up ? half + 1 : half;
    }
}
