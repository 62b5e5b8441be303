package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes {@link NamedTuple}s. */
enum NamedTupleRows implements RowFactory<NamedTuple> {
    INSTANCE;

    private static final Pattern UNFIT = Pattern.compile("[\\p{ASCII}&&[^0-9A-Za-z_]]");
    private static final Pattern UNFIT_START = Pattern.compile("[0-9_]");

    @Override
    public RowMaker<NamedTuple> forResult(Description description) {
        List<String> cleaned =
                description.columns().stream().map(NamedTupleRows::clean).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cleaned.size(); i++) {
            if (!seen.add(cleaned.get(i))) {
                throw new ProgrammingError("a named tuple cannot have two values named " + cleaned.get(i) + ": "
                        + ResultColumns.place(description, i) + " repeats the name; give it another with AS");
            }
        }
        NameIndex names = new NameIndex(cleaned);
        ColumnValues columns = ColumnValues.all(description);
        return row -> new NamedTuple(names, columns.read(row));
    }

    private static String clean(Column column) {
        String name = UNFIT.matcher(column.name()).replaceAll("_");
        return UNFIT_START.matcher(name).lookingAt() ? "f" + name : name;
    }
}
