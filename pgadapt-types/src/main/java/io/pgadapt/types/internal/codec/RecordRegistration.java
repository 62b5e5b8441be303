package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A record as the default class of a composite type, which need not exist yet.
 *
 * @param typeName as in {@code pg_type.typname}, maybe after a schema and a dot
 */
public record RecordRegistration(String typeName, Class<? extends Record> type) implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType pgType, Type javaType, CodecRegistry registry) {
        return javaType == Object.class && Registration.isNamed(typeName, pgType)
                ? registry.forResult(pgType, type)
                : null;
    }
}
