package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import java.lang.reflect.Type;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a column for each component of a record, and for the components of records in it. Serves one result. */
final class RecordBinder {
    private final ResultColumns columns;
    private final Matching matching;
    private final Set<Allowance> allowances;

    RecordBinder(ResultColumns columns, Matching matching, Set<Allowance> allowances) {
        this.columns = columns;
        this.matching = matching;
        this.allowances = allowances;
    }

    /** Returns what makes records of that shape. */
    RecordMaker bind(RecordShape shape) {
        RecordMaker maker = new RecordMaker(shape, bindings(shape, null));
        if (!allowances.contains(Allowance.SURPLUS_COLUMNS)) {
            columns.requireAllTaken("component", shape.type());
        }
        return maker;
    }

    private List<Binding> bindings(RecordShape shape, @Nullable ColumnName prefix) {
        return shape.components().stream()
                .map(component -> binding(
                        component,
                        prefix == null ? component.column() : component.column().within(prefix)))
                .toList();
    }

    private Binding binding(Target component, ColumnName name) {
        int column = matching.find(columns, name, component);
        if (column >= 0) {
            return Binding.of(columns, column, component, allowances);
        }
        Type type = component.recordType();
        return type != null && hasPart(type, name)
                ? parts(component, RecordShape.of(type), name)
                : missing(component, name);
    }

    /** Has a component take a record that is made of columns such as {@code home_street}. */
    private Binding parts(Target component, RecordShape shape, ColumnName name) {
        BitSet before = columns.taken();
        RecordMaker maker = new RecordMaker(shape, bindings(shape, name));
        BitSet own = columns.taken();
        own.andNot(before);
        return Binding.of(
                component, NestedRecord.reader(component, maker, own.stream().toArray()));
    }

    private boolean hasPart(Type type, ColumnName prefix) {
        if (!matching.reachesInto(columns, prefix)) {
            return false;
        }
        return RecordShape.of(type).components().stream().anyMatch(component -> {
            ColumnName name = component.column().within(prefix);
            Type nested = component.recordType();
            return columns.has(name) || (nested != null && hasPart(nested, name));
        });
    }

    private Binding missing(Target component, ColumnName name) {
        boolean hasValue = !component.isPrimitive() || allowances.contains(Allowance.NULL_AS_ZERO);
        if (allowances.contains(Allowance.MISSING_COLUMNS) && hasValue) {
            return Binding.absent(component);
        }
        throw new ProgrammingError(component + " finds no column"
                + (matching == Matching.BY_NAME ? " " + name.exact() : "") + "; the result has " + columns.all());
    }
}
