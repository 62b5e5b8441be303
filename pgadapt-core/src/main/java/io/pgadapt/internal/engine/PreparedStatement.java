package io.pgadapt.internal.engine;

import io.pgadapt.internal.row.DefaultCodecs;
import io.pgadapt.internal.row.ResultShape;
import io.pgadapt.protocol.message.FieldDescription;
import io.pgadapt.protocol.message.RowDescription;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.row.Column;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement that the server has described: its parameters' types and its result's columns. */
final class PreparedStatement {
    private static final Format[] NO_FORMATS = {};

    private final String name;
    private final int[] hints;
    private final PgType[] parameters;
    private final @Nullable RowDescription description;
    private @Nullable ResultShape shape;
    private Format[] formats = NO_FORMATS;

    /**
     * Creates a statement.
     *
     * @param name its name on the server; empty for the unnamed statement
     * @param hints the types that were asked for
     * @param description the columns, or null when it gives no rows
     */
    PreparedStatement(String name, int[] hints, PgType[] parameters, @Nullable RowDescription description) {
        this.name = name;
        this.hints = hints;
        this.parameters = parameters;
        this.description = description;
    }

    /** Returns the unnamed statement of a command that has neither parameters nor rows. */
    static PreparedStatement rowless() {
        return rows(null);
    }

    /** Returns an unnamed statement without parameters that gives such rows. */
    static PreparedStatement rows(@Nullable RowDescription description) {
        return new PreparedStatement("", new int[0], new PgType[0], description);
    }

    String name() {
        return name;
    }

    PgType[] parameters() {
        return parameters;
    }

    boolean wasPreparedFor(int[] otherHints) {
        return Arrays.equals(hints, otherHints);
    }

    /** Returns the OIDs of its columns' types. */
    Stream<Integer> columnTypes() {
        RowDescription columns = description;
        return columns == null ? Stream.of() : columns.fields().stream().map(FieldDescription::typeOid);
    }

    /** Returns whether it has parameters or columns of types that had to be looked up. */
    boolean usesLookedUpTypes() {
        if (Arrays.stream(parameters).anyMatch(type -> !SessionTypes.isBuiltin(type.oid()))) {
            return true;
        }
        return columnTypes().anyMatch(oid -> !SessionTypes.isBuiltin(oid));
    }

    /** Returns the columns as the codecs of the context read them, or null when it gives no rows. */
    @SuppressWarnings("ReferenceEquality") // a session makes a new context when something has changed, and only then
    @Nullable
    ResultShape shape(CodecContext context) {
        RowDescription known = description;
        if (known == null) {
            return null;
        }
        ResultShape last = shape;
        if (last == null || last.context() != context) {
            PgType[] types = types(known, context.catalog());
            formats = Arrays.stream(types).map(type -> format(type, context)).toArray(Format[]::new);
            last = shape(known, types, formats, context);
            shape = last;
        }
        return last;
    }

    /** Codecs read UTF-8, to which text can be converted, but not what has text somewhere in it. */
    private static Format format(PgType type, CodecContext context) {
        return context.clientEncoding().isUtf8()
                ? DefaultCodecs.of(type, context).format()
                : Format.TEXT;
    }

    /** Returns the formats of the shape that was returned last. */
    Format[] formats() {
        return formats;
    }

    /** Returns the columns of a result that comes in the formats which the description itself names. */
    static ResultShape shapeAsDescribed(RowDescription description, CodecContext context) {
        Format[] formats =
                description.fields().stream().map(FieldDescription::format).toArray(Format[]::new);
        return shape(description, types(description, context.catalog()), formats, context);
    }

    /** As {@link #shapeAsDescribed(RowDescription, CodecContext)}, but the shape that was expected if it is that. */
    static ResultShape shapeAsDescribed(
            RowDescription description, CodecContext context, @Nullable ResultShape expected) {
        return expected != null && isDescribedBy(description, expected)
                ? expected
                : shapeAsDescribed(description, context);
    }

    private static boolean isDescribedBy(RowDescription description, ResultShape shape) {
        List<FieldDescription> fields = description.fields();
        if (fields.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            FieldDescription field = fields.get(i);
            Column column = shape.column(i);
            if (field.typeOid() != column.type().oid()
                    || !column.equals(column(field, column.type(), field.format()))) {
                return false;
            }
        }
        return true;
    }

    /** Asked for once for everything that follows from them: another session can have the catalogue forget at any time. */
    private static PgType[] types(RowDescription description, TypeCatalog catalog) {
        return description.fields().stream()
                .map(field -> catalog.byOid(field.typeOid()))
                .toArray(PgType[]::new);
    }

    private static ResultShape shape(
            RowDescription description, PgType[] types, Format[] formats, CodecContext context) {
        List<Column> columns = new ArrayList<>(formats.length);
        for (int i = 0; i < formats.length; i++) {
            columns.add(column(description.fields().get(i), types[i], formats[i]));
        }
        return new ResultShape(columns, context);
    }

    private static Column column(FieldDescription field, PgType type, Format format) {
        return new Column(
                field.name(),
                type,
                field.typeSize() < 0 ? null : (Integer) (int) field.typeSize(),
                field.typeModifier(),
                field.tableOid() == 0 ? null : (Integer) field.tableOid(),
                field.columnNumber() == 0 ? null : (Integer) (int) field.columnNumber(),
                format);
    }
}
