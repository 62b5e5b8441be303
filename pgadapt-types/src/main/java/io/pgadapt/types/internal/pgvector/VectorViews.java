package io.pgadapt.types.internal.pgvector;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.JavaTypes;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code double[]} and {@code List} of numbers over every type that is {@code float[]}, rounded to those. */
public final class VectorViews implements CodecFactory {
    private static final Set<String> TYPES = Set.of("vector", "halfvec", "sparsevec");

    private static final Map<Class<?>, Function<Codec<float[]>, Codec<?>>> VIEWS = Map.of(
            double[].class, floats -> floats.map(double[].class, VectorViews::widened, VectorViews::narrowed),
            List.class, floats -> floats.map(List.class, VectorViews::listed, VectorViews::unlisted));

    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> target = JavaTypes.raw(javaType);
        if (target == null || !(type instanceof PgType.Base) || !TYPES.contains(type.name())) {
            return null;
        }
        Function<Codec<float[]>, Codec<?>> view = VIEWS.get(target);
        return view == null ? null : view.apply(registry.forResult(type, float[].class));
    }

    private static double[] widened(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    private static float[] narrowed(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < doubles.length; i++) {
            floats[i] = narrowed(doubles[i]);
        }
        return floats;
    }

    private static List<Float> listed(float[] floats) {
        List<Float> list = new ArrayList<>(floats.length);
        for (float number : floats) {
            list.add(number);
        }
        return Collections.unmodifiableList(list);
    }

    private static float[] unlisted(List<?> list) {
        float[] floats = new float[list.size()];
        int at = 0;
        for (Object item : list) {
            if (!(item instanceof Number number)) {
                throw new CodecException("a vector is made of numbers, but index " + at + " of the list holds "
                        + (item == null ? "null" : "a " + item.getClass().getName()));
            }
            floats[at++] = narrowed(number.doubleValue());
        }
        return floats;
    }

    private static float narrowed(double value) {
        float nearest = (float) value;
        if (Float.isInfinite(nearest) && !Double.isInfinite(value)) {
            throw CodecException.outOfRange(value, "double", "a vector", "-3.4e38", "3.4e38");
        }
        return nearest;
    }
}
