package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.ArrayList;
import java.util.List;

/** Makes objects by the constructor without parameters, and fills them by setters. */
final class BeanRows<B> implements RowFactory<B> {
    private final Class<B> type;
    private final BeanShape shape;

    BeanRows(Class<B> type) {
        this.type = type;
        this.shape = BeanShape.of(type);
    }

    @Override
    public RowMaker<B> forResult(Description description) {
        List<Assignment> assignments = assignments(description);
        if (assignments.isEmpty()) {
            throw new ProgrammingError("no column finds a setter of " + type.getSimpleName() + ": the result has "
                    + description.columns().stream()
                            .map(column -> column.name())
                            .toList());
        }
        return row -> make(assignments, row);
    }

    private List<Assignment> assignments(Description description) {
        ColumnFinder finder = new ColumnFinder(description);
        List<Assignment> assignments = new ArrayList<>();
        for (BeanShape.Setter setter : shape.setters()) {
            int column = finder.find(setter.property());
            if (column >= 0) {
                assignments.add(new Assignment(setter.property().reader(description, column), setter));
            }
        }
        requireOneSetterEach(assignments);
        return assignments;
    }

    private static void requireOneSetterEach(List<Assignment> assignments) {
        for (int i = 1; i < assignments.size(); i++) {
            Target property = assignments.get(i).setter().property();
            if (property.name()
                    .equals(assignments.get(i - 1).setter().property().name())) {
                throw new ProgrammingError(property + " has several setters");
            }
        }
    }

    private B make(List<Assignment> assignments, Row row) {
        try {
            B bean = type.cast(shape.make());
            for (Assignment assignment : assignments) {
                assignment.run(row, bean);
            }
            return bean;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ProgrammingError("a constructor or setter of " + type.getSimpleName() + " failed: " + e, e);
        }
    }

    /** Takes a column's value to a setter. */
    private record Assignment(ColumnReader<?> reader, BeanShape.Setter setter) {
        void run(Row row, Object bean) throws Throwable {
            setter.set(bean, reader.read(row));
        }
    }
}
