package io.pgadapt.internal.row;

import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Description;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final @Nullable Field[] requested;
    private final boolean resolved;
    private final boolean anonymous;
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
                .map(column -> Field.of(DefaultCodecs.of(column.type(), context), column, Object.class, context))
                .toArray(Field[]::new);
        this.requested = new Field[fields.length];
        this.anonymous = this.columns.stream().anyMatch(ResultShape::isAnonymous);
        this.resolved = this.columns.stream().noneMatch(column -> column.type() instanceof PgType.Unresolved);
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
        return new FieldReader(this, index, field(index, target));
    }

    /** Returns what the codecs are told of the session. */
    public CodecContext context() {
        return context;
    }

    /** Returns whether the types of all columns are known. */
    public boolean isResolved() {
        return resolved;
    }

    /** Returns whether there are columns whose values alone know what they are made of. */
    public boolean isAnonymous() {
        return anonymous;
    }

    /** Returns whether a column's values alone know what they are made of; as text they are strings. */
    public static boolean isAnonymous(Column column) {
        return column.type().isAnonymous() && column.format() == Format.BINARY;
    }

    /** Returns the same columns with their types as the catalogue knows them now. */
    public ResultShape withTypes(TypeCatalog catalog) {
        return new ResultShape(
                columns.stream()
                        .map(column ->
                                column.withType(catalog.byOid(column.type().oid())))
                        .toList(),
                context);
    }

    /** Returns the same columns with their text in another encoding. */
    public ResultShape withClientEncoding(ClientEncoding encoding) {
        return new ResultShape(columns, context.withClientEncoding(encoding));
    }

    Field field(int column) {
        return fields[column];
    }

    /**
     * Returns how a column is read as the type asked for. The last answer for each column is kept, for callers that ask row
     * by row; that threads may overwrite it for each other does no harm.
     */
    Field field(int column, Type target) {
        checkColumn(column);
        Field known = requested[column];
        if (known == null || known.target() != target) {
            known = Field.of(codec(column, target), columns.get(column), target, context);
            requested[column] = known;
        }
        return known;
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

    private Codec<?> codec(int column, Type target) {
        try {
            return context.registry().forResult(columns.get(column).type(), target);
        } catch (CodecException e) {
            throw new ProgrammingError(place(column) + ": " + e.getMessage(), e);
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

    @Override
    public String toString() {
        return columns.stream()
                .map(column -> '"' + column.name() + "\" " + column.type().name())
                .collect(Collectors.joining(", ", "Description[", "]"));
    }
}
