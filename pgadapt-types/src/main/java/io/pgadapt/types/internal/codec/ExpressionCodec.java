package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;

/**
 * A codec of a type whose text the server reads by settings that it does not tell: in a statement without parameters, a
 * value is an expression.
 *
 * @param <T> the Java type
 */
public interface ExpressionCodec<T> extends Codec<T> {
    /** Returns an SQL expression, complete with parentheses, that is the value under any settings. */
    String expression(T value);
}
