package io.pgadapt.sql;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value as a constant within the SQL, for where PostgreSQL takes no parameters, as in {@code ALTER SEQUENCE ... RESTART} or
 * {@code CREATE VIEW}. Elsewhere a parameter is better: it need not be read as SQL, and its statement is prepared once.
 *
 * <p>The constant is made when the statement runs, by the codecs of the cursor. Strings have no type, as ever; integers and
 * booleans are bare: {@code 5}, {@code true}; all else has the type of its class: {@code '2026-01-31'::date}. A list is an array,
 * right for {@code = ANY ({})} also when it is empty. {@link io.pgadapt.Typed} says which type it is to be.
 *
 * @param value the value, of any class that could be a parameter's, or null; not copied
 */
public record Literal(@Nullable Object value) implements Composable {
    /** Returns a value as a constant. */
    public static Literal of(@Nullable Object value) {
        return new Literal(value);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.literal(value);
    }

    /** Arrays are equal when their elements are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Literal literal && Objects.deepEquals(value, literal.value);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new @Nullable Object[] {value});
    }

    @Override
    public String toString() {
        String shown = Arrays.deepToString(new @Nullable Object[] {value});
        return "Literal" + (value instanceof String text ? "[\"" + text + "\"]" : shown);
    }
}
