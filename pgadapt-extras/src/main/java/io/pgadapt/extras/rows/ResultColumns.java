package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Description;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a result on the way to what takes them. Each can be taken once. Not thread-safe. */
final class ResultColumns {
    private final Description description;
    private final List<ColumnName> names;
    private final @Nullable Target[] takers;
    private final BitSet taken = new BitSet();

    ResultColumns(Description description) {
        this.description = description;
        this.names = description.columns().stream()
                .map(column -> ColumnName.of(column.name()))
                .toList();
        this.takers = new Target[names.size()];
    }

    Description description() {
        return description;
    }

    /** Returns the index of the column of that name, which the target takes from now on; -1 when there is none. */
    int take(ColumnName name, Target target) {
        int exact = only(ColumnName::exact, name.exact(), target);
        int index = exact >= 0 ? exact : only(ColumnName::bare, name.bare(), target);
        return index < 0 ? -1 : take(index, target);
    }

    /** Returns the index of the first column that nothing has taken, which the target takes; -1 when there is none. */
    int takeNext(Target target) {
        int index = taken.nextClearBit(0);
        return index < names.size() ? take(index, target) : -1;
    }

    private int take(int index, Target target) {
        Target before = takers[index];
        if (before != null) {
            throw new ProgrammingError(
                    place(index) + " is taken twice: by " + before + ", and by " + target + "; rename one of them");
        }
        takers[index] = target;
        taken.set(index);
        return index;
    }

    /** Returns whether there is a column of that name. */
    boolean has(ColumnName name) {
        return names.stream().anyMatch(column -> column.bare().equals(name.bare()));
    }

    /** Returns whether there may be columns for the parts of something of that name. */
    boolean mayHavePartsOf(ColumnName name) {
        return names.stream().anyMatch(name::mayContain);
    }

    /** Returns which columns have been taken so far. */
    BitSet taken() {
        return (BitSet) taken.clone();
    }

    /** Refuses columns that nothing has taken. */
    void requireAllTaken(String what, Class<?> owner) {
        int index = taken.nextClearBit(0);
        if (index < names.size()) {
            throw new ProgrammingError(place(index) + " finds no " + what + " of " + owner.getSimpleName()
                    + "; leave it out of the query, or use ignoringSurplus()");
        }
    }

    /** Returns a column in words. */
    String place(int index) {
        return place(description, index);
    }

    /** Returns all columns in words. */
    String all() {
        return names.isEmpty()
                ? "no columns"
                : description.columns().stream()
                        .map(column ->
                                '"' + column.name() + "\" " + column.type().sqlName())
                        .collect(Collectors.joining(", "));
    }

    /** Returns a column in words, such as {@code column 0 ("id", int8)}. */
    static String place(Description description, int index) {
        io.pgadapt.row.Column column = description.column(index);
        return "column " + index + " (\"" + column.name() + "\", "
                + column.type().sqlName() + ")";
    }

    private int only(Function<ColumnName, String> part, String name, Target target) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (part.apply(names.get(i)).equals(name)) {
                if (found >= 0) {
                    throw new ProgrammingError(target + " finds two columns: " + place(found) + " and " + place(i)
                            + "; rename one with AS");
                }
                found = i;
            }
        }
        return found;
    }
}
