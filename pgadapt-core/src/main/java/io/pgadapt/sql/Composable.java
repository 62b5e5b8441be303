package io.pgadapt.sql;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement. What takes SQL as a string takes it as a {@code Composable}, too, and gives each piece the form that
 * the connection needs: {@link io.pgadapt.Cursor#mogrify(Composable, Object...)} shows the text.
 *
 * <p>Names, values and placeholders stay what they are, whatever they hold and whatever stands beside them: the pieces are kept
 * apart where they would grow together, and a statement that has them within quotes or a comment is refused.
 *
 * <p>The text of the statement, with its {@link Literal}s, is part of errors and of what observers see. Values that must not show
 * there are given as parameters.
 *
 * <p>All are immutable, and equal when they are of one class and hold the same.
 */
public sealed interface Composable permits Composed, Identifier, Literal, Placeholder, Sql {

    /** Has a visitor told of the pieces, in order. */
    void accept(Visitor visitor);

    /** Returns this and another piece behind it. */
    default Composed plus(Composable next) {
        return Composed.of(this).plus(next);
    }

    /**
     * Returns this so many times, one behind the other.
     *
     * @throws IllegalArgumentException when the count is negative
     */
    default Composed times(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a piece of SQL cannot come " + count + " times");
        }
        return Composed.of(Collections.nCopies(count, this));
    }

    /** Learns of what a statement consists of; a method for each kind of piece that is not itself composed. */
    interface Visitor {
        /** Takes SQL, to be used as it is. */
        void sql(String text);

        /** Takes the parts of a name, such as schema and table; not quoted yet. */
        void identifier(List<String> parts);

        /** Takes a value. */
        void literal(@Nullable Object value);

        /** Takes a placeholder: its name, or null when it stands for the next value by position. */
        void placeholder(@Nullable String name);
    }
}
