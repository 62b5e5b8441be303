package io.pgadapt.extras.bulk;

import io.pgadapt.Typed;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives NULLs the type that the other values of their column ask for, so that all pages are the same statement to the server,
 * wherever there are NULLs.
 */
final class NullTypes {
    private static final PgType ANY = new PgType.Unresolved(PgType.UNSPECIFIED);

    private final CodecRegistry types;
    private @Nullable Typed[] nulls = {};

    NullTypes(CodecRegistry types) {
        this.types = types;
    }

    /** Replaces the NULLs of rows of equal size. */
    void applyTo(List<@Nullable Object[]> rows) {
        int width = rows.get(0).length;
        if (nulls.length != width) {
            nulls = new Typed[width];
        }
        for (int column = 0; column < width; column++) {
            Typed known = nulls[column] == null ? find(rows, column) : nulls[column];
            nulls[column] = known;
            if (known != null) {
                fill(rows, column, known);
            }
        }
    }

    private static void fill(List<@Nullable Object[]> rows, int column, Typed typedNull) {
        for (@Nullable Object[] row : rows) {
            if (row[column] == null) {
                row[column] = typedNull;
            }
        }
    }

    private @Nullable Typed find(List<@Nullable Object[]> rows, int column) {
        for (@Nullable Object[] row : rows) {
            Object value = types.parameterValue(row[column]);
            if (value instanceof Typed typed) {
                return Typed.ofNull(typed.type());
            }
            if (value != null && types.hint(value) != PgType.UNSPECIFIED) {
                return Typed.ofNull(types.forParameter(value, ANY).typeName());
            }
        }
        return null;
    }
}
