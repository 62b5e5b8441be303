package io.pgadapt.sql;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A piece of SQL, used as it is. Its text should be a constant of the program: what comes from elsewhere is an
 * {@link Identifier}, a {@link Literal}, or a parameter.
 *
 * @param text the SQL
 */
public record Sql(String text) implements Composable {
    /** The keyword {@code NULL}. */
    public static final Sql NULL = new Sql("NULL");

    /** The keyword {@code DEFAULT}. */
    public static final Sql DEFAULT = new Sql("DEFAULT");

    /** Checks that there is a text. */
    public Sql {
        Objects.requireNonNull(text, "text is null");
    }

    /** Returns a piece of SQL. */
    public static Sql of(String text) {
        return new Sql(text);
    }

    /**
     * Puts pieces in place of {@code {}}, one after the other, or of {@code {0}}, {@code {1}} by number, from 0 on; braces that
     * are to stay are doubled. Pieces that are not used are ignored.
     *
     * @throws IllegalArgumentException when a piece lacks, both ways of counting are mixed, or braces do not match or hold
     *     anything else, such as a conversion or a format
     */
    public Composed format(Composable... pieces) {
        return format(Map.of(), pieces);
    }

    /**
     * Puts pieces in place of {@code {name}}; others, by position, as {@link #format(Composable...)} does.
     *
     * @param named the pieces by their names
     * @throws IllegalArgumentException as {@link #format(Composable...)}
     */
    public Composed format(Map<String, ? extends Composable> named, Composable... pieces) {
        return new Template(text, named, Arrays.asList(pieces)).fill();
    }

    /** Returns the pieces, with this between each two of them. */
    public Composed join(Composable... pieces) {
        return join(Arrays.asList(pieces));
    }

    /** Returns the pieces, those of a {@link Composed} among others, with this between each two of them. */
    public Composed join(Iterable<? extends Composable> pieces) {
        Composed.Builder joined = new Composed.Builder();
        Iterator<? extends Composable> rest = pieces.iterator();
        while (rest.hasNext()) {
            joined.add(rest.next());
            if (rest.hasNext()) {
                joined.add(this);
            }
        }
        return joined.build();
    }

    /** Returns a collector that joins pieces as {@link #join(Iterable)} does. */
    public Collector<Composable, ?, Composed> joining() {
        return Collectors.collectingAndThen(Collectors.<Composable>toList(), (List<Composable> pieces) -> join(pieces));
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.sql(text);
    }

    @Override
    public String toString() {
        return "Sql[\"" + text + "\"]";
    }
}
