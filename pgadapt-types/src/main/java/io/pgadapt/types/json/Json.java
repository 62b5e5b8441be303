package io.pgadapt.types.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;

/**
 * A value to be sent as {@code jsonb}, where the statement does not say that it is JSON, or the value's class says that it is
 * something else: a list would be an array.
 *
 * <p>Needs a {@link #jackson module} that is installed. Where the server knows the parameter as {@code json} or
 * {@code jsonb}, an object or a map can be sent as it is; a string is sent as JSON text.
 *
 * @param value what becomes the document; {@code Json.of(null)} does not exist: for JSON null send
 *     {@code NullNode.getInstance()}, for NULL send {@code null}
 */
public record Json(Object value) {
    /** Checks the value. */
    public Json {
        Objects.requireNonNull(value);
    }

    /** Returns a value to be sent as {@code jsonb}. */
    public static Json of(Object value) {
        return new Json(value);
    }

    /**
     * Returns the module that reads and writes JSON with a mapper of Jackson's defaults.
     *
     * @throws IllegalStateException when Jackson is not on the path
     */
    public static JsonModule jackson() {
        try {
            return jackson(JsonMapper.builder().build());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "JSON needs Jackson: add com.fasterxml.jackson.core:jackson-databind to the path", e);
        }
    }

    /** Returns the module that reads and writes JSON with a mapper, which must not be changed from now on. */
    public static JsonModule jackson(ObjectMapper mapper) {
        return new JsonModule(mapper, null);
    }
}
