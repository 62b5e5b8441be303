package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the column for a Java name: of exactly that name, or else of one that differs only in case and underscores. */
final class ColumnFinder {
    private final List<String> columns;
    private final List<String> bareColumns;

    ColumnFinder(Description description) {
        columns = new ArrayList<>();
        bareColumns = new ArrayList<>();
        description.columns().forEach(column -> {
            columns.add(column.name());
            bareColumns.add(bare(column.name()));
        });
    }

    /** Returns the index of the target's column, or -1 when it has none. */
    int find(Target target) {
        int exact = only(columns, target.name(), target);
        return exact >= 0 ? exact : only(bareColumns, bare(target.name()), target);
    }

    /** Returns the index of the target's column. */
    int require(Target target) {
        int column = find(target);
        if (column < 0) {
            throw new ProgrammingError(target + " finds no column: the result has " + columns);
        }
        return column;
    }

    private int only(List<String> names, String name, Target target) {
        int first = names.indexOf(name);
        int last = names.lastIndexOf(name);
        if (first != last) {
            throw new ProgrammingError(target + " finds two columns, \"" + columns.get(first) + "\" at " + first
                    + " and \"" + columns.get(last) + "\" at " + last + "; rename one with AS");
        }
        return first;
    }

    private static String bare(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
