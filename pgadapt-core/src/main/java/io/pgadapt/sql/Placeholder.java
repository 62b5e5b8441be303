package io.pgadapt.sql;

import io.pgadapt.internal.sql.SqlCharacters;
import org.jspecify.annotations.Nullable;

/**
 * Where a value goes that is given when the statement runs, by position or by name, in the way that the cursor's statements mark
 * their parameters: {@code $1} and {@code :name}, or {@code %s} and {@code %(name)s}.
 *
 * <p>Placeholders by position are counted in the order in which they come; they cannot stand beside {@code $1} in a piece of
 * {@link Sql}.
 *
 * @param name the name; null for the next value by position
 */
public record Placeholder(@Nullable String name) implements Composable {
    private static final Placeholder POSITIONAL = new Placeholder(null);

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is not a letter or an underscore, and then letters, digits and underscores
     */
    public Placeholder {
        if (name != null && (name.isEmpty() || SqlCharacters.endOfParameterName(name, 0) < name.length())) {
            throw new IllegalArgumentException(
                    "the name of a placeholder is a letter or an underscore, and then letters,"
                            + " digits and underscores, which \"" + name + "\" is not");
        }
    }

    /** Returns the place of the next value by position. */
    public static Placeholder of() {
        return POSITIONAL;
    }

    /**
     * Returns the place of a value by name.
     *
     * @throws IllegalArgumentException when it is not a letter or an underscore, and then letters, digits and underscores
     */
    public static Placeholder of(String name) {
        return new Placeholder(name);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.placeholder(name);
    }

    @Override
    public String toString() {
        return name == null ? "Placeholder[]" : "Placeholder[\"" + name + "\"]";
    }
}
