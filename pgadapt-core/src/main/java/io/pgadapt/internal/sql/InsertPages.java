package io.pgadapt.internal.sql;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code INSERT ... VALUES (...)} with its row again and again: texts that do in one statement what the one given does in
 * many. Thread-safe.
 */
public final class InsertPages {
    private static final int POWERS_OF_TWO = 17;

    private final ParsedSql single;
    private final Parts parts;
    private final AtomicReferenceArray<@Nullable ParsedSql> pages = new AtomicReferenceArray<>(POWERS_OF_TWO);

    /**
     * What a statement consists of.
     *
     * @param head what is before the row
     * @param row the row, in its parentheses
     * @param placeholders where in the row its parameters are
     * @param tail what is behind it
     * @param maySkipRows whether a row may be left out without an error
     */
    record Parts(String head, String row, List<Edit> placeholders, String tail, boolean maySkipRows) {}

    InsertPages(ParsedSql single, Parts parts) {
        this.single = single;
        this.parts = parts;
    }

    /** Returns whether rows may be left out without an error, because of {@code ON CONFLICT DO NOTHING}. */
    public boolean maySkipRows() {
        return parts.maySkipRows();
    }

    /**
     * Returns the statement with so many rows.
     *
     * @param rows a power of two
     */
    public ParsedSql of(int rows) {
        if (rows == 1) {
            return single;
        }
        int power = Integer.numberOfTrailingZeros(rows);
        ParsedSql known = pages.get(power);
        if (known == null) {
            known = ParsedSql.numbered(text(rows), rows * single.parameterCount(), single);
            pages.set(power, known);
        }
        return known;
    }

    private String text(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(this::row)
                .collect(Collectors.joining(",", parts.head(), parts.tail()));
    }

    private String row(int index) {
        int before = index * single.parameterCount();
        List<Edit> placeholders = parts.placeholders();
        return Rewriting.of(
                        parts.row(),
                        placeholders,
                        i -> "$" + (before + placeholders.get(i).parameter()))
                .text();
    }
}
