package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Java enums over enumerated types, whose values are their labels in both formats. */
public final class EnumCodecs {
    private EnumCodecs() {}

    /**
     * Returns the codec of a Java enum.
     *
     * @throws IllegalArgumentException when two constants have the same label
     */
    public static <E extends Enum<E>> Codec<E> byLabel(
            String typeName, Class<E> type, Function<? super E, String> label) {
        return over(new TextCodec(typeName), type, label);
    }

    /**
     * Returns the codec of a Java enum over one that reads and writes labels.
     *
     * @throws IllegalArgumentException when two constants have the same label
     */
    static <E extends Enum<E>> Codec<E> over(Codec<String> text, Class<E> type, Function<? super E, String> label) {
        Map<String, E> constants = new LinkedHashMap<>();
        Map<E, String> labels = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String own = label.apply(constant);
            labels.put(constant, own);
            if (constants.put(own, constant) != null) {
                throw new IllegalArgumentException(
                        "two constants of " + type.getName() + " have the label \"" + own + "\"");
            }
        }
        return text.map(type, name -> constant(constants, name, type), labels::get);
    }

    private static <E> E constant(Map<String, E> constants, String label, Class<E> type) {
        E constant = constants.get(label);
        if (constant == null) {
            throw new CodecException("no constant of " + type.getName() + " has the label \"" + label + "\"; there are "
                    + constants.keySet() + "; enumType takes a function that gives other labels");
        }
        return constant;
    }
}
