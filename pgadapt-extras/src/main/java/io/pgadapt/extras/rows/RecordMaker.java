package io.pgadapt.extras.rows;

import io.pgadapt.errors.DatabaseError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowMaker;
import java.util.List;

/** Makes the records of one result: whatever can be looked up has been. Thread-safe. */
final class RecordMaker implements RowMaker<Object> {
    private final Class<?> type;
    private final RecordMaking making;
    private final List<Binding> components;
    private final ColumnReader<?>[] readers;

    RecordMaker(RecordShape shape, List<Binding> components) {
        this.type = shape.type();
        this.making = shape.making();
        this.components = components;
        this.readers = components.stream().map(Binding::reader).toArray(ColumnReader<?>[]::new);
    }

    @Override
    public Object make(Row row) {
        try {
            return making.make(readers, row);
        } catch (DatabaseError e) {
            throw explained(e, row);
        } catch (Throwable e) {
            throw Access.passedOn(e, "the constructor of " + type.getSimpleName());
        }
    }

    /** Reads the components again, one by one, to say which could not be read. An error of the constructor stays as it is. */
    private DatabaseError explained(DatabaseError error, Row row) {
        for (Binding component : components) {
            DatabaseError failure = component.failure(row);
            if (failure != null) {
                return failure;
            }
        }
        return error;
    }
}
