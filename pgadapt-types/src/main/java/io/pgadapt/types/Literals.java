package io.pgadapt.types;

import io.pgadapt.protocol.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values as SQL literals, for statements whose parameters cannot travel apart from the text.
 *
 * <p>Every literal is a quoted string, with a cast to the type that the value asks for: {@code '-5'::int4}. So there is no
 * sign that could make a comment of what precedes it, and backslashes mean the same whatever
 * {@code standard_conforming_strings} says.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS">PostgreSQL manual:
 *     Constants</a>
 */
public final class Literals {
    private static final int INITIAL_SIZE = 64;

    private Literals() {}

    /**
     * Returns the literal of a value; {@code NULL} for null.
     *
     * @throws NoCodecException when no codec encodes its class
     * @throws CodecException when it has no text that PostgreSQL could take, such as one with a NUL character
     */
    public static String literal(@Nullable Object value, CodecContext context) {
        if (value == null) {
            return "NULL";
        }
        PgType type = context.catalog().byOid(context.registry().hint(value));
        String quoted = quote(text(value, type, context));
        return type.oid() == PgType.UNSPECIFIED ? quoted : quoted + "::" + type.sqlName();
    }

    /**
     * Returns the text as a string constant.
     *
     * @throws CodecException when the text holds a NUL character, which PostgreSQL cannot store
     */
    public static String quote(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new CodecException(
                    "the text holds a NUL character at index " + nul + ", which PostgreSQL cannot store");
        }
        String doubled = text.replace("'", "''");
        // the blank keeps the E from joining a word before it
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
    }

    private static String text(Object value, PgType type, CodecContext context) {
        WireWriter out = new WireWriter(INITIAL_SIZE);
        context.registry().forParameter(value, type).encodeText(value, out, context);
        return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
    }
}
