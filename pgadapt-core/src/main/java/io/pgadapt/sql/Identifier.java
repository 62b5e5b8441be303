package io.pgadapt.sql;

import io.pgadapt.protocol.wire.Surrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The name of a table, a column or anything else, exactly as it is written: quoted, so that case counts and no character means
 * anything. PostgreSQL cuts names that are longer than 63 bytes.
 *
 * @param parts the name, with those before it that qualify it: {@code shop}, {@code item}
 * @see <a href="https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">PostgreSQL manual:
 *     Identifiers</a>
 */
public record Identifier(List<String> parts) implements Composable {
    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException when there is none, or one is empty or holds a NUL character or half of a surrogate pair,
     *     which no name can
     */
    public Identifier {
        parts.forEach(part -> Objects.requireNonNull(part, "a part of an identifier is null"));
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an identifier needs a name");
        }
        parts.forEach(Identifier::requireName);
    }

    /**
     * Returns a name: {@code of("item")}, or {@code of("shop", "item")} for {@code shop.item}. A dot within a part is part of
     * the name.
     *
     * @throws IllegalArgumentException when a part is empty or holds a NUL character or half of a surrogate pair
     */
    public static Identifier of(String name, String... more) {
        List<String> parts = new ArrayList<>();
        parts.add(name);
        parts.addAll(List.of(more));
        return new Identifier(parts);
    }

    private static void requireName(String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("a part of an identifier is empty, which no name can be");
        }
        int nul = part.indexOf('\0');
        if (nul >= 0) {
            throw new IllegalArgumentException(
                    "the identifier holds a NUL character at index " + nul + ", which no name can");
        }
        int unpaired = Surrogates.indexOfUnpaired(part);
        if (unpaired >= 0) {
            throw new IllegalArgumentException(
                    "the identifier holds half of a surrogate pair at index " + unpaired + ", which no name can");
        }
    }

    /** Returns the name as SQL has it, quoted: {@code "shop"."item"}. */
    public String quoted() {
        return parts.stream()
                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.identifier(parts);
    }

    @Override
    public String toString() {
        return "Identifier[" + quoted() + "]";
    }
}
