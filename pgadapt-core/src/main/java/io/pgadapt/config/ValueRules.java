package io.pgadapt.config;

import io.pgadapt.protocol.wire.ClientEncoding;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of values that the table of keywords is made of. */
final class ValueRules {
    private ValueRules() {}

    static ValueRule text(String what) {
        return new Rule(what, value -> null);
    }

    static <E extends Enum<E>> ValueRule choice(Class<E> type) {
        return parsed(Choices.allowed(type), value -> Choices.parse(type, value));
    }

    /** A rule for whatever has a parser: the parser's IllegalArgumentException says what is wrong. */
    @SuppressWarnings("ReturnValueIgnored") // only whether it can be read
    static ValueRule parsed(String accepts, Function<String, ?> parser) {
        return new Rule(accepts, value -> {
            try {
                parser.apply(value);
                return null;
            } catch (IllegalArgumentException e) {
                String detail = e.getMessage();
                return accepts.equals(detail) || detail == null ? expected(accepts) : detail;
            }
        });
    }

    static ValueRule integer(String what) {
        return new Rule(what, value -> isInteger(value) ? null : expected(what));
    }

    static ValueRule flag() {
        return new Rule("0, 1", value -> value.equals("0") || value.equals("1") ? null : expected("0, 1"));
    }

    static ValueRule encoding() {
        return new Rule(
                "UTF8 (or auto), or another encoding of PostgreSQL's that Java has, such as LATIN1 or EUC_JP",
                value -> ClientEncoding.isSupported(value)
                        ? null
                        : "PostgreSQL has no such encoding, or Java has not; leave client_encoding out for UTF8");
    }

    /** Accepted only when switched off. */
    static ValueRule onlyDisabled(String allowed, String reason, Set<String> off) {
        return new Rule(allowed, value -> off.contains(value) ? null : reason + "; allowed: " + allowed);
    }

    /** A keyword that libpq knows and pgadapt cannot honour: ignoring it could weaken what the user relies on. */
    static ValueRule unsupported(String reason) {
        return new Rule("not supported", value -> "not supported: " + reason);
    }

    static int parseInteger(String value) {
        return Integer.parseInt(value.strip());
    }

    static boolean isInteger(String value) {
        try {
            parseInteger(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String expected(String allowed) {
        return "allowed: " + allowed;
    }

    private record Rule(String accepts, Function<String, @Nullable String> check) implements ValueRule {
        @Override
        public @Nullable String problemWith(String value) {
            return check.apply(value);
        }
    }
}
