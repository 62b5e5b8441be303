package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.internal.codec.ExpressionCodec;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values as SQL literals, for statements that are sent without parameters. Safe for use by many threads at once.
 *
 * <p>Everything but NULL is put between quotes, numbers, too: {@code '-5'::int4} cannot become a comment after a minus
 * sign. Quotes are doubled. A text with a backslash becomes {@code E'...'}, which means the same whatever
 * {@code standard_conforming_strings} is. The text is UTF-8, so that no byte of a character can be taken for a quote.
 * A {@code money}, whose text means something else in each locale, is an expression.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS">PostgreSQL manual:
 *     Constants</a>
 */
public final class Literals {
    private static final int INITIAL_CAPACITY = 64;

    /** An integer or a boolean between quotes, and its type. */
    private static final Pattern BARE = Pattern.compile("'(-?[0-9]+(?='::int[248])|[tf](?='::bool))'::[a-z0-9]+");

    private Literals() {}

    /**
     * Returns the literal of a value, with a cast to the type that its class asks for; a string is left untyped.
     *
     * @throws NoCodecException when there is no codec for its class
     * @throws CodecException when PostgreSQL cannot hold the value
     */
    public static String literal(@Nullable Object given, CodecContext context) {
        Object value = context.registry().parameterValue(given);
        int oid = value == null ? PgType.UNSPECIFIED : context.registry().hint(value);
        return literal(value, context.catalog().byOid(oid), context);
    }

    /**
     * Returns the literal of a value with a cast to a type; an unspecified type adds no cast.
     *
     * @throws NoCodecException when there is no codec for its class and the type
     * @throws CodecException when the type cannot hold the value
     */
    public static String literal(@Nullable Object given, PgType type, CodecContext context) {
        Object value = context.registry().parameterValue(given);
        String cast = type.oid() == PgType.UNSPECIFIED ? "" : "::" + type.sqlName();
        if (value == null) {
            return "NULL" + cast;
        }
        Codec<Object> codec = context.registry().forParameter(value, type);
        if (codec instanceof ExpressionCodec<Object> expressions) {
            return expressions.expression(value);
        }
        WireWriter text = new WireWriter(INITIAL_CAPACITY);
        codec.encode(Format.TEXT, value, text, context);
        return quote(new String(text.array(), 0, text.size(), StandardCharsets.UTF_8)) + cast;
    }

    /** Returns a name as identifier between double quotes, which keep it as it is. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Returns the literal of a value as people write it, for statements that take nothing else: integers and booleans are
     * bare, as in {@code RESTART WITH 5}; all else is as {@link #literal(Object, PgType, CodecContext)} has it. A negative number
     * must not follow another sign.
     *
     * @throws NoCodecException when there is no codec for its class and the type
     * @throws CodecException when the type cannot hold the value
     */
    public static String constant(@Nullable Object given, PgType type, CodecContext context) {
        String literal = literal(given, type, context);
        Matcher bare = BARE.matcher(literal);
        if (!bare.matches()) {
            return literal;
        }
        return switch (bare.group(1)) {
            case "t" -> "true";
            case "f" -> "false";
            default -> bare.group(1);
        };
    }

    /**
     * Returns a text as string literal.
     *
     * @throws CodecException when it holds a NUL character, which would end the statement
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new CodecException(
                    "the text holds a NUL character at index " + text.indexOf('\0') + ", which no SQL statement can");
        }
        String quoted = text.replace("'", "''");
        // the blank keeps the E from becoming the end of a word before it
        return text.indexOf('\\') < 0 ? "'" + quoted + "'" : " E'" + quoted.replace("\\", "\\\\") + "'";
    }
}
