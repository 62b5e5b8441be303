package io.pgadapt.types;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgadapt.types.json.Json;
import io.pgadapt.types.value.PgArray;
import io.pgadapt.types.value.PgNumeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types with every codec that reads them: of the class that they are by default, and of those on request. */
final class Subjects {
    static final CodecContext CONTEXT = CodecContext.of(
            CodecRegistry.defaults()
                    .newBuilder()
                    .install(Json.jackson(new ObjectMapper()
                            // a number like 1e400 is no double
                            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)))
                    .build(),
            UserTypes.catalog());

    private static final List<Class<?>> CLASSES = List.of(
            Object.class,
            String.class,
            Character.class,
            byte[].class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            PgNumeric.class,
            LocalDate.class,
            LocalDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Date.class,
            Duration.class,
            Period.class,
            InetAddress.class,
            BitSet.class,
            JsonNode.class,
            Json.class,
            Map.class,
            Pair.class,
            PgArray.class,
            Set.class,
            Object[].class,
            int[].class,
            long[].class,
            double[].class,
            boolean[].class,
            int[][].class);

    /** What types that are made of others decode to on request. */
    private static final List<Class<?>> STRUCTURES = List.of(Object.class, Pair.class);

    private static final int FIRST_OID = 0x7000;

    /** What {@link #composite} decodes to on request. */
    record Pair(Object a, Object b) {}

    private Subjects() {}

    /** Returns a type of the catalogue. */
    static PgType type(String name) {
        return Objects.requireNonNull(CONTEXT.catalog().byName(name), name);
    }

    /** Returns all codecs of a type, each class once. */
    static List<Codec<?>> codecs(PgType type) {
        return codecs(type, CLASSES);
    }

    /** Returns the codec of a type's default class. */
    static Codec<?> codec(PgType type) {
        return CONTEXT.registry().forResult(type);
    }

    /** Returns the codecs of a type that is made of others. */
    static List<Codec<?>> structures(PgType type) {
        return codecs(type, STRUCTURES);
    }

    private static List<Codec<?>> codecs(PgType type, List<Class<?>> classes) {
        Map<Class<?>, Codec<?>> codecs = new LinkedHashMap<>();
        for (Class<?> target : classes) {
            Codec<?> codec = find(type, target);
            if (codec != null) {
                codecs.putIfAbsent(codec.javaType(), codec);
            }
        }
        return List.copyOf(codecs.values());
    }

    private static @Nullable Codec<?> find(PgType type, Class<?> target) {
        try {
            return CONTEXT.registry().forResult(type, target);
        } catch (NoCodecException e) {
            return null;
        }
    }

    /** Returns the names of a type and of all that it is made of. */
    static Set<String> names(PgType type) {
        Set<String> names = new LinkedHashSet<>();
        List<PgType> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            PgType next = open.remove(open.size() - 1);
            names.add(next.name());
            open.addAll(parts(next));
        }
        return names;
    }

    private static List<PgType> parts(PgType type) {
        if (type instanceof PgType.Composite composite) {
            return composite.fields().stream().map(PgType.Field::type).toList();
        }
        if (type instanceof PgType.Array array) {
            return List.of(array.element());
        }
        if (type instanceof PgType.Range range) {
            return List.of(range.subtype());
        }
        if (type instanceof PgType.Domain domain) {
            return List.of(domain.over());
        }
        return type instanceof PgType.Multirange multirange ? List.of(multirange.range()) : List.of();
    }

    static PgType.Array array(PgType element) {
        return new PgType.Array(FIRST_OID, "public", "_of_" + element.name(), element, ',');
    }

    static PgType.Composite composite(PgType field) {
        return new PgType.Composite(
                FIRST_OID + 1,
                "public",
                "pair_of_" + field.name(),
                List.of(new PgType.Field("a", field), new PgType.Field("b", field)));
    }

    static PgType.Range range(PgType subtype) {
        return new PgType.Range(FIRST_OID + 2, "public", "range_of_" + subtype.name(), subtype);
    }

    static PgType.Multirange multirange(PgType subtype) {
        return new PgType.Multirange(FIRST_OID + 3, "public", "multirange_of_" + subtype.name(), range(subtype));
    }
}
