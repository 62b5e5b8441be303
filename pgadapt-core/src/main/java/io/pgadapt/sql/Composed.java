package io.pgadapt.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Pieces of SQL one behind the other, and nothing between them.
 *
 * @param parts the pieces, in order
 */
public record Composed(List<Composable> parts) implements Composable, Iterable<Composable> {
    /** Copies the parts. */
    public Composed {
        parts = List.copyOf(parts);
    }

    /** Returns pieces one behind the other. */
    public static Composed of(Composable... parts) {
        return of(Arrays.asList(parts));
    }

    /** Returns pieces one behind the other. */
    public static Composed of(Iterable<? extends Composable> parts) {
        Builder composed = new Builder();
        parts.forEach(composed::add);
        return composed.build();
    }

    /** Returns these pieces and another one behind them, or those of another one that is composed. */
    @Override
    public Composed plus(Composable next) {
        Builder longer = new Builder();
        parts.forEach(longer::add);
        if (next instanceof Composed more) {
            more.forEach(longer::add);
        } else {
            longer.add(next);
        }
        return longer.build();
    }

    /** Returns the pieces, with the separator between each two of them. */
    public Composed join(Sql separator) {
        return separator.join(parts);
    }

    /** Returns the pieces, with the separator between each two of them. */
    public Composed join(String separator) {
        return join(Sql.of(separator));
    }

    @Override
    public void accept(Visitor visitor) {
        parts.forEach(part -> part.accept(visitor));
    }

    @Override
    public Iterator<Composable> iterator() {
        return parts.iterator();
    }

    @Override
    public String toString() {
        return parts.stream().map(Composable::toString).collect(Collectors.joining(", ", "Composed[", "]"));
    }

    /** Pieces that come one by one. */
    static final class Builder {
        private final List<Composable> parts = new ArrayList<>();

        Builder add(Composable part) {
            parts.add(Objects.requireNonNull(part, "a piece of SQL is null; Sql.NULL is the keyword"));
            return this;
        }

        Composed build() {
            return new Composed(parts);
        }
    }
}
