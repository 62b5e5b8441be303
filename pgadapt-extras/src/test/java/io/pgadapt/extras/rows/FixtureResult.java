package io.pgadapt.extras.rows;

import static java.util.Objects.requireNonNull;

import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowFactory;
import io.pgadapt.types.PgType;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result of Java values that needs no server: {@code columns("id", "name").row(1, "tea")}. A column can be read as any
 * class that its value is an instance of.
 */
final class FixtureResult implements Description {
    private static final PgType ANY = new PgType.Base(705, "pg_catalog", "any", 'X', true);

    private final List<Column> columns;
    private final @Nullable Object[] values;

    private FixtureResult(List<Column> columns, @Nullable Object... values) {
        this.columns = columns;
        this.values = values;
    }

    /** A description without a row. */
    static FixtureResult columns(String... names) {
        return new FixtureResult(Arrays.stream(names)
                .map(name -> new Column(name, ANY, null, -1, null, null, Format.TEXT))
                .toList());
    }

    /** The same columns with a row. */
    FixtureResult row(@Nullable Object... rowValues) {
        return new FixtureResult(columns, rowValues);
    }

    /** The row as it is. */
    Row plain() {
        return new FixtureRow();
    }

    /** What the factory makes of the row. */
    <R extends @Nullable Object> R as(RowFactory<R> factory) {
        return factory.forResult(this).make(plain());
    }

    @Override
    public int size() {
        return columns.size();
    }

    @Override
    public Column column(int index) {
        return columns.get(index);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int indexOf(String name) {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new InterfaceError("no column " + name);
    }

    @Override
    public boolean has(String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    @Override
    public ColumnReader<Object> reader(int index) {
        return row -> row.get(index);
    }

    @Override
    public <T> ColumnReader<T> reader(int index, Class<T> target) {
        requireInstance(index, target);
        return row -> row.get(index, target);
    }

    @Override
    public ColumnReader<Object> reader(int index, Type target) {
        Type raw = target instanceof ParameterizedType generic ? generic.getRawType() : target;
        requireInstance(
                index,
                raw instanceof Class<?> type
                        ? MethodType.methodType(type).wrap().returnType()
                        : raw);
        return row -> row.get(index);
    }

    private void requireInstance(int index, Type target) {
        if (!(target instanceof Class<?> type) || (values[index] != null && !type.isInstance(values[index]))) {
            throw new ProgrammingError("no codec for " + target.getTypeName());
        }
    }

    private final class FixtureRow implements Row {
        @Override
        public Description description() {
            return FixtureResult.this;
        }

        @Override
        public boolean isNull(int column) {
            return values[column] == null;
        }

        @Override
        public @Nullable Object get(int column) {
            return values[column];
        }

        @Override
        public <T> @Nullable T get(int column, Class<T> target) {
            return target.cast(values[column]);
        }

        @Override
        public @Nullable Object get(int column, Type target) {
            return values[column];
        }

        @Override
        public boolean getBoolean(int column) {
            return requireNonNull(get(column, Boolean.class));
        }

        @Override
        public int getInt(int column) {
            return requireNonNull(get(column, Integer.class));
        }

        @Override
        public long getLong(int column) {
            return requireNonNull(get(column, Long.class));
        }

        @Override
        public double getDouble(int column) {
            return requireNonNull(get(column, Double.class));
        }

        @Override
        public List<@Nullable Object> values() {
            return Collections.unmodifiableList(Arrays.asList(values));
        }
    }
}
