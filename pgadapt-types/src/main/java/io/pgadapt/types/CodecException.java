package io.pgadapt.types;

/**
 * A value that the other side cannot hold, or bytes that are not a value of their type.
 *
 * <p>The message names value, type and limits; who knows the column or the parameter adds it.
 */
public class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    /** Creates an exception that says what was wrong, and what to do. */
    public CodecException(String message) {
        super(message);
    }

    /** Creates an exception that says what was wrong, and what to do, with what led to it. */
    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns an exception for a number of {@code source} that is outside of what {@code target} holds. */
    public static CodecException outOfRange(Object value, String source, String target, String least, String greatest) {
        String text = value.toString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return new CodecException(
                shown + " (" + source + ") does not fit into " + target + ", which holds " + least + " to " + greatest);
    }

    /** Returns an exception for what a codec threw that is none of these. */
    static CodecException failed(String deed, Codec<?> codec, RuntimeException cause) {
        return new CodecException(
                "the codec of " + codec.javaType().getName() + " over " + codec.typeName() + " failed to " + deed
                        + " the value: " + cause,
                cause);
    }
}
