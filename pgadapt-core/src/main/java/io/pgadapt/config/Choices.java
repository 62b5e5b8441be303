package io.pgadapt.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as connection strings write them: {@code VERIFY_FULL} is {@code verify-full}. */
final class Choices {
    private Choices() {}

    static String textOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws IllegalArgumentException, with nothing but what is allowed in its message. */
    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (textOf(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(allowed(type));
    }

    static String allowed(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choices::textOf).collect(Collectors.joining(", "));
    }
}
