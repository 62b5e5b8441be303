package io.pgadapt.extras.rows;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a target takes its values from.
 *
 * @param column the index of its column; -1 when it has none of its own
 */
record Binding(Target target, int column, ColumnReader<?> reader) {
    private static final int NO_COLUMN = -1;
    private static final Map<Type, Object> EMPTY = Map.of(
            Optional.class, Optional.empty(),
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());

    /** Returns what has a target take a column. */
    static Binding of(ResultColumns columns, int column, Target target, Set<Allowance> allowances) {
        try {
            ColumnReader<?> reader = reader(columns.description(), column, target);
            boolean nullAsZero = target.isPrimitive() && allowances.contains(Allowance.NULL_AS_ZERO);
            return new Binding(target, column, nullAsZero ? new ZeroForNull(column, reader, zero(target)) : reader);
        } catch (ProgrammingError e) {
            // the message names the column
            throw new ProgrammingError(target + ": " + e.getMessage(), e);
        }
    }

    /** Returns what has a target take something that is made of several columns. */
    static Binding of(Target target, ColumnReader<?> reader) {
        return new Binding(target, NO_COLUMN, reader);
    }

    /** Returns what gives a target, for which there is no column, what it would be for NULL. */
    static Binding absent(Target target) {
        Object value = target.isPrimitive() ? zero(target) : EMPTY.get(target.raw());
        return new Binding(target, NO_COLUMN, row -> value);
    }

    /** Returns why the target cannot take its column's value of that row; null when it can. */
    @Nullable
    DatabaseError failure(Row row) {
        if (column == NO_COLUMN) {
            return null;
        }
        try {
            Object value = reader.read(row);
            return value == null && target.isPrimitive() ? nullForPrimitive(row.description()) : null;
        } catch (DatabaseError e) {
            e.addNote("for " + target);
            return e;
        }
    }

    private DataError nullForPrimitive(Description description) {
        String box = MethodType.methodType((Class<?>) target.type())
                .wrap()
                .returnType()
                .getSimpleName();
        return new DataError(ResultColumns.place(description, column) + " is NULL, which " + target
                + " cannot be; declare it as " + box + " or Optional<" + box + ">, or use nullAsZero()");
    }

    private static ColumnReader<?> reader(Description description, int column, Target target) {
        return target.takesAnything() ? description.reader(column) : description.reader(column, target.type());
    }

    private static Object zero(Target target) {
        return Array.get(Array.newInstance((Class<?>) target.type(), 1), 0);
    }

    /** Reads NULL as zero or false. */
    private record ZeroForNull(int column, ColumnReader<?> reader, Object zero) implements ColumnReader<Object> {
        @Override
        public @Nullable Object read(Row row) {
            return row.isNull(column) ? zero : reader.read(row);
        }

        @Override
        public int readInt(Row row) {
            return row.isNull(column) ? 0 : reader.readInt(row);
        }

        @Override
        public long readLong(Row row) {
            return row.isNull(column) ? 0 : reader.readLong(row);
        }

        @Override
        public double readDouble(Row row) {
            return row.isNull(column) ? 0 : reader.readDouble(row);
        }

        @Override
        public boolean readBoolean(Row row) {
            return !row.isNull(column) && reader.readBoolean(row);
        }
    }
}
