package io.pgadapt.tests.docs;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.BuiltinTypes;
import io.pgadapt.types.value.BitString;
import io.pgadapt.types.value.Inet;
import io.pgadapt.types.value.PgNumeric;
import io.pgadapt.types.value.SparseVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the registry does with each type that needs no registration, as a table for people. */
final class TypesTable {
    private static final int BUILTIN_OIDS = 10_000;

    /** Types of extensions have no OID of their own; nothing but their names matters here. */
    private static final List<String> EXTENSIONS = List.of(
            "box2d",
            "box3d",
            "citext",
            "cube",
            "geography",
            "geometry",
            "hstore",
            "isbn",
            "lquery",
            "ltree",
            "ltxtquery",
            "seg",
            "vector",
            "halfvec",
            "sparsevec");

    private static final Set<String> TEXT_ONLY = Set.of("box2d", "box3d", "seg");

    /** Classes that are worth telling where they can be asked for; {@code String} can everywhere. */
    private static final List<Class<?>> CLASSES = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            PgNumeric.class,
            Year.class,
            byte[].class,
            LocalDate.class,
            YearMonth.class,
            LocalTime.class,
            OffsetTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Date.class,
            Duration.class,
            Period.class,
            UUID.class,
            Inet.class,
            InetAddress.class,
            BitString.class,
            BitSet.class,
            Map.class,
            List.class,
            Set.class,
            float[].class,
            double[].class,
            SparseVector.class);

    private final CodecRegistry registry;

    TypesTable(CodecRegistry registry) {
        this.registry = registry;
    }

    /** Returns the lines of the table. */
    List<String> lines() {
        Stream<String> head =
                Stream.of("| PostgreSQL | Java | on request, too | travels in |", "| --- | --- | --- | --- |");
        return Stream.concat(head, types().map(this::line)).toList();
    }

    /** Returns whether values of a type meet users: not those of planner statistics and of index pages. */
    private static boolean isForUsers(@Nullable PgType type) {
        return type instanceof PgType.Base base
                && (base.category() != 'Z' || base.name().equals("char"))
                && !base.name().equals("gtsvector");
    }

    private static Stream<PgType> types() {
        Stream<PgType> builtin = IntStream.range(0, BUILTIN_OIDS)
                .mapToObj(BuiltinTypes::byOid)
                .filter(type -> isForUsers(type) || type instanceof PgType.Range || isMultirange(type))
                .map(PgType.class::cast)
                .sorted(Comparator.comparing(PgType::name));
        return Stream.concat(builtin, EXTENSIONS.stream().map(TypesTable::extension));
    }

    private static boolean isMultirange(@Nullable PgType type) {
        return type instanceof PgType.Multirange;
    }

    private static PgType extension(String name) {
        char category = name.equals("citext") ? 'S' : 'U';
        return new PgType.Base(BUILTIN_OIDS + name.hashCode(), "public", name, category, !TEXT_ONLY.contains(name));
    }

    private String line(PgType type) {
        Codec<?> codec = registry.forResult(type);
        String requested = CLASSES.stream()
                .filter(candidate -> candidate != codec.javaType() && decodes(type, candidate))
                .map(TypesTable::code)
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        type.name(),
                        code(codec.javaType()),
                        requested,
                        codec.format().name().toLowerCase(Locale.ROOT));
    }

    private boolean decodes(PgType type, Class<?> candidate) {
        try {
            registry.forResult(type, candidate);
            return true;
        } catch (NoCodecException e) {
            return false;
        }
    }

    private static String code(Class<?> type) {
        return "`" + type.getSimpleName() + "`";
    }
}
