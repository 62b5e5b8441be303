package io.pgadapt.internal.engine;

import io.pgadapt.Typed;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is given, and what each value asks for before the server has been asked.
 *
 * @param values in the order of {@code $1}, {@code $2}
 * @param hints the OID of the type that each value asks for; 0 where it leaves that to the server
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Parameters(@Nullable Object[] values, int[] hints) {
    static final Parameters NONE = new Parameters(new Object[0], new int[0]);

    /**
     * Returns what values ask for: by their classes, or by the name that a {@link Typed} gives.
     *
     * @throws io.pgadapt.errors.ProgrammingError when there is no type of such a name
     */
    static Parameters of(
            @Nullable Object[] given, CodecRegistry registry, TypeNames names, ParameterFailures.Of failures)
            throws IOException {
        if (given.length == 0) {
            return NONE;
        }
        @Nullable Object[] values = given;
        int[] hints = new int[given.length];
        for (int i = 0; i < hints.length; i++) {
            Typed typed = given[i] instanceof Typed named ? named : null;
            Object value = registry.parameterValue(typed == null ? given[i] : typed.value());
            if (typed != null) {
                hints[i] = oid(typed.type(), names, failures, i);
            } else if (value != null) {
                hints[i] = registry.hint(value);
            }
            if (value != given[i]) {
                values = values == given ? given.clone() : values;
                values[i] = value;
            }
        }
        return new Parameters(values, hints);
    }

    private static int oid(String typeName, TypeNames names, ParameterFailures.Of failures, int index)
            throws IOException {
        PgType type = names.find(typeName);
        if (type == null) {
            throw failures.index(index).noType(typeName);
        }
        return type.oid();
    }
}
