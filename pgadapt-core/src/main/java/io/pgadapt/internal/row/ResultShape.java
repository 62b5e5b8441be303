package io.pgadapt.internal.row;

import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.Column;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.row.Row;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.NoCodecException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result with their codecs: everything about its rows that can be decided before the first arrives.
 *
 * <p>Immutable but for what it remembers; thread-safe.
 */
public final class ResultShape implements Description {
    private final List<Column> columns;
    private final Field[] fields;
    private final CodecContext context;
    private final Map<ReaderKey, ColumnReader<Object>> readers = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, Integer> indexes;

    /**
     * Creates the shape of a result whose values travel as its columns say.
     *
     * @param context the codecs, and what they are told of the session
     */
    public ResultShape(List<Column> columns, CodecContext context) {
        this.columns = List.copyOf(columns);
        this.context = context;
        this.fields = this.columns.stream()
                .map(column -> new Field(context.registry().forResult(column.type()), column.format()))
                .toArray(Field[]::new);
    }

    @Override
    public int size() {
        return fields.length;
    }

    @Override
    public Column column(int index) {
        checkColumn(index);
        return columns.get(index);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean has(String name) {
        return indexes().containsKey(name);
    }

    @Override
    public int indexOf(String name) {
        Integer index = indexes().get(name);
        if (index == null) {
            throw new InterfaceError("there is no column \"" + name + "\"; the result has " + names());
        }
        return index;
    }

    @Override
    public ColumnReader<Object> reader(int index) {
        checkColumn(index);
        return row -> row.get(index);
    }

    @Override
    @SuppressWarnings("unchecked") // the registry answers with a codec of the class it was asked for
    public <T> ColumnReader<T> reader(int index, Class<T> target) {
        return (ColumnReader<T>) reader(index, (Type) target);
    }

    @Override
    public ColumnReader<Object> reader(int index, Type target) {
        checkColumn(index);
        ReaderKey key = new ReaderKey(index, target);
        ColumnReader<Object> known = readers.get(key);
        return known != null ? known : readers.computeIfAbsent(key, this::newReader);
    }

    /** Returns what the codecs are told of the session. */
    public CodecContext context() {
        return context;
    }

    Field field(int column) {
        return fields[column];
    }

    void checkColumn(int column) {
        if (column < 0 || column >= fields.length) {
            throw new InterfaceError("there is no column " + column + "; the result has " + fields.length
                    + " columns, counted from 0: " + names());
        }
    }

    /** Returns the column's place in words, for messages. */
    String place(int column) {
        Column it = columns.get(column);
        return "column " + column + " (\"" + it.name() + "\", " + it.type().name() + ")";
    }

    private ColumnReader<Object> newReader(ReaderKey key) {
        int column = key.column();
        Field field = new Field(codec(key), columns.get(column).format());
        return row -> row instanceof RawRow raw && raw.hasShape(this) ? raw.decode(column, field) : elsewhere(row, key);
    }

    /** Rows of another execution of the same query have a shape of their own. */
    private static @Nullable Object elsewhere(Row row, ReaderKey key) {
        return row.get(key.column(), key.target());
    }

    private Codec<?> codec(ReaderKey key) {
        try {
            return context.registry().forResult(columns.get(key.column()).type(), key.target());
        } catch (NoCodecException e) {
            throw new ProgrammingError(place(key.column()) + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Integer> indexes() {
        Map<String, Integer> known = indexes;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                known.put(columns.get(i).name(), i);
            }
            indexes = known;
        }
        return known;
    }

    private String names() {
        return columns.stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(", "));
    }

    private record ReaderKey(int column, Type target) {}
}
