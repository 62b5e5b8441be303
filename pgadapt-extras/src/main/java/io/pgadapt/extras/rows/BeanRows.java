package io.pgadapt.extras.rows;

import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes objects by the constructor without parameters, and fills them; see {@link Rows#bean}. Immutable: the methods return
 * changed copies. Thread-safe; one factory may serve any number of cursors and results.
 *
 * @param <B> the class of the beans
 */
public final class BeanRows<B> implements RowFactory<B> {
    private final Class<B> type;
    private final BeanShape shape;
    private final Set<Allowance> allowances;
    private final LastMaker<B> last = new LastMaker<>();

    private BeanRows(Class<B> type, Set<Allowance> allowances) {
        this.type = type;
        this.shape = BeanShape.of(type);
        this.allowances = allowances;
    }

    static <B> BeanRows<B> of(Class<B> type) {
        return new BeanRows<>(type, EnumSet.noneOf(Allowance.class));
    }

    /** Returns a factory that ignores columns which no property takes. */
    public BeanRows<B> ignoringSurplus() {
        return new BeanRows<>(type, Allowance.and(allowances, Allowance.SURPLUS_COLUMNS));
    }

    /** Returns a factory for which NULL in a property of a primitive type is zero or false. */
    public BeanRows<B> nullAsZero() {
        return new BeanRows<>(type, Allowance.and(allowances, Allowance.NULL_AS_ZERO));
    }

    /** Returns a factory that ignores surplus columns and takes NULL for zero. */
    public BeanRows<B> lenient() {
        return new BeanRows<>(type, EnumSet.allOf(Allowance.class));
    }

    @Override
    public RowMaker<B> forResult(Description description) {
        return last.of(description, this::bind);
    }

    private RowMaker<B> bind(Description description) {
        ResultColumns columns = new ResultColumns(description);
        List<Assignment> assignments = new ArrayList<>();
        for (Property property : shape.properties()) {
            int column = columns.take(property.target().column(), property.target());
            if (column >= 0) {
                assignments.add(new Assignment(
                        Binding.of(columns, column, property.target(), allowances), property.assignment()));
            }
        }
        if (assignments.isEmpty()) {
            throw new ProgrammingError(
                    "no column finds a property of " + type.getSimpleName() + "; the result has " + columns.all());
        }
        if (!allowances.contains(Allowance.SURPLUS_COLUMNS)) {
            columns.requireAllTaken("property", type);
        }
        return row -> make(assignments, row);
    }

    private B make(List<Assignment> assignments, Row row) {
        Object bean = shape.make();
        for (int i = 0; i < assignments.size(); i++) {
            assignments.get(i).run(row, bean);
        }
        return type.cast(bean);
    }

    /** Takes a column's value to a property. */
    private record Assignment(Binding binding, MethodHandle handle) {
        void run(Row row, Object bean) {
            try {
                handle.invokeExact(bean, binding.reader(), row);
            } catch (DatabaseError e) {
                DatabaseError failure = binding.failure(row);
                throw failure == null ? e : failure;
            } catch (Throwable e) {
                throw Access.passedOn(e, "the setter of " + binding.target());
            }
        }
    }
}
