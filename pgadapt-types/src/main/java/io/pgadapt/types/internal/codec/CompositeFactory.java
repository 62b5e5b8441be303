package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeArguments;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.value.Composite;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composite types as {@link Composite}, as {@code Map} by name, or as any record. */
public final class CompositeFactory implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> target = JavaTypes.raw(javaType);
        if (!(type instanceof PgType.Composite composite) || target == null) {
            return null;
        }
        if (target == Composite.class || target == Object.class) {
            return new CompositeCodec<>(composite, defaults(composite, registry), new Rows(names(composite)));
        }
        if (target == Map.class) {
            return new CompositeCodec<>(composite, defaults(composite, registry), new Maps(names(composite)));
        }
        return target.isRecord() ? RecordShape.codec(composite, target, TypeArguments.of(javaType), registry) : null;
    }

    private static List<Codec<?>> defaults(PgType.Composite type, CodecRegistry registry) {
        List<Codec<?>> codecs = new ArrayList<>();
        type.fields().forEach(field -> codecs.add(registry.forResult(field.type())));
        return codecs;
    }

    private static List<String> names(PgType.Composite type) {
        return type.fields().stream().map(PgType.Field::name).toList();
    }

    /** Fields as {@link Composite}; values are taken by position. */
    private record Rows(List<String> names) implements CompositeCodec.Shape<Composite> {
        @Override
        public Class<Composite> type() {
            return Composite.class;
        }

        @Override
        public Composite make(@Nullable Object[] fields) {
            return Composite.of(names, Arrays.asList(fields));
        }

        @Override
        public @Nullable Object[] open(Composite value) {
            return value.values().toArray();
        }
    }

    /** Fields as {@code Map}; a name that the type does not have is refused, one that the map does not have is NULL. */
    private record Maps(List<String> names) implements CompositeCodec.Shape<Map<String, Object>> {
        @Override
        @SuppressWarnings("unchecked") // one class stands for all maps
        public Class<Map<String, Object>> type() {
            return (Class<Map<String, Object>>) (Class<?>) Map.class;
        }

        @Override
        public Map<String, Object> make(@Nullable Object[] fields) {
            return Composite.of(names, Arrays.asList(fields)).toMap();
        }

        @Override
        public @Nullable Object[] open(Map<String, Object> value) {
            for (Object name : value.keySet()) {
                if (!names.contains(name)) {
                    throw new CodecException("the composite type has no field \"" + name + "\"; it has " + names);
                }
            }
            return names.stream().map(value::get).toArray();
        }
    }
}
