package io.pgadapt.types.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.Optionals;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code json} and {@code jsonb} as any class that a mapper can read or write: records, beans, maps, lists, with type
 * arguments, and {@link JsonNode}. Strings stay JSON text. Immutable and thread-safe.
 */
public final class JsonModule implements CodecModule {
    /** What stands for JSON text, as it does without Jackson. */
    private static final Set<Type> TEXTS = Set.of(String.class, CharSequence.class, char[].class);

    private static final Set<String> TYPES = Set.of("json", "jsonb");

    private final ObjectMapper mapper;
    private final @Nullable Type defaultType;

    JsonModule(ObjectMapper mapper, @Nullable Type defaultType) {
        this.mapper = mapper;
        this.defaultType = defaultType;
    }

    /**
     * Returns this module, with another class that JSON columns decode to when none is asked for; without, it is
     * {@code String}.
     *
     * @param type {@code JsonNode.class}, {@code Map.class}; may have type arguments
     */
    public JsonModule byDefault(Type type) {
        return new JsonModule(mapper, type);
    }

    @Override
    public void register(CodecRegistry.Builder registry) {
        // these two ask for jsonb where the statement does not say what a parameter is
        registry.codec(new JsonCodec<>("jsonb", JsonNode.class, JsonNode.class, mapper))
                .codec(wrapper("jsonb"))
                .factory(this::create);
    }

    private @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        PgType base = type.base();
        if (!(base instanceof PgType.Base)
                || !TYPES.contains(base.name())
                || TEXTS.contains(javaType)
                || Optionals.isOptional(javaType)) {
            return null;
        }
        if (javaType == Json.class) {
            return wrapper(base.name());
        }
        Type wanted = javaType == Object.class ? defaultType : javaType;
        return wanted == null ? null : codec(base.name(), wanted);
    }

    private Codec<?> codec(String typeName, Type javaType) {
        return new JsonCodec<>(typeName, mapper.constructType(javaType).getRawClass(), javaType, mapper);
    }

    private Codec<Json> wrapper(String typeName) {
        return new JsonCodec<>(typeName, Object.class, JsonNode.class, mapper).map(Json.class, Json::of, Json::value);
    }
}
