package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecException;
import java.math.BigDecimal;

/** Integers of 64 bits out of numbers that may be none. */
final class Integral {
    private Integral() {}

    /** Returns the integer that a number is. */
    static long ofDouble(double value, String typeName) {
        long integer = (long) value;
        // the double nearest to Long.MAX_VALUE lies beyond it, and the cast back hides that
        if (integer != value || integer == Long.MAX_VALUE) {
            throw notIntegral(value, typeName);
        }
        return integer;
    }

    /** Returns the integer that a number is. */
    static long ofDecimal(BigDecimal value, String typeName) {
        if (Magnitude.isBeyondDouble(value)) {
            throw notIntegral(Magnitude.shown(value), typeName);
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw notIntegral(Magnitude.shown(value), typeName);
        }
    }

    private static CodecException notIntegral(Object value, String typeName) {
        return new CodecException(value + " (" + typeName + ") does not fit into long, which holds integers from "
                + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
    }
}
