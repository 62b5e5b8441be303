package io.pgadapt.types.internal.codec;

import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.JavaTypes;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said when a registry has no codec: what was looked for, what there is instead, and the line to write. */
public final class Advice {
    /** Those of which {@link io.pgadapt.types.Codecs} has a constant of the same name. */
    private static final Set<String> CONSTANTS = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "oid",
            "float4",
            "float8",
            "numeric",
            "text",
            "bytea",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "json",
            "jsonb");

    private Advice() {}

    /**
     * Returns the error for a column that cannot be decoded to a class.
     *
     * @param entries those of the registry
     */
    public static NoCodecException noResultCodec(PgType type, Type target, List<CodecFactory> entries) {
        return new NoCodecException("no codec decodes PostgreSQL type " + type.sqlName() + " to "
                + target.getTypeName() + "; there are codecs to " + classes(type, entries) + "; register one: "
                + line(type, target));
    }

    /** Returns the error for a value that cannot be encoded. */
    public static NoCodecException noParameterCodec(PgType type, Class<?> valueClass, List<CodecFactory> entries) {
        String tried =
                JavaTypes.lineage(valueClass).stream().map(Class::getName).collect(Collectors.joining(", "));
        return new NoCodecException("no codec encodes " + valueClass.getName() + " as PostgreSQL type "
                + type.sqlName() + "; looked for " + tried + "; there are codecs of " + classes(type, entries)
                + "; register one: " + line(type, valueClass) + ", or send a String");
    }

    /** The classes that somebody has registered for a type; {@code String} reads every type, and is read by it. */
    private static String classes(PgType type, List<CodecFactory> entries) {
        Set<String> names = new LinkedHashSet<>();
        for (CodecFactory entry : entries) {
            if (entry instanceof Registration registration && registration.isNamed(type.base())) {
                names.add(registration.codec().javaType().getSimpleName());
            }
        }
        names.add("String");
        return String.join(", ", names);
    }

    private static String line(PgType type, Type target) {
        Class<?> raw = JavaTypes.raw(target);
        String name = raw == null ? target.getTypeName() : raw.getSimpleName();
        PgType base = type.base();
        if (EwkbFactory.isGeometry(base)) {
            return geometryLine(base, target.getTypeName(), name);
        }
        if (base instanceof PgType.Composite) {
            return "types(t -> t.recordType(\"" + type.name() + "\", " + name + ".class)) for a record";
        }
        if (base instanceof PgType.Enum) {
            return "types(t -> t.enumType(\"" + type.name() + "\", " + name + ".class)) for an enum";
        }
        String constant = CONSTANTS.contains(base.name()) ? base.name().toUpperCase(Locale.ROOT) : "TEXT";
        return "types(t -> t.codec(Codecs." + constant + ".map(" + name + ".class, ...)))";
    }

    private static String geometryLine(PgType type, String fullName, String name) {
        if (fullName.startsWith("org.locationtech.jts.")) {
            return "install(Postgis.jts())";
        }
        if (fullName.startsWith("net.postgis.")) {
            return "install(Postgis.geometry())";
        }
        return "types(t -> t.codec(Postgis.jts()." + type.name() + "(Geometry.class).map(" + name + ".class, ...)))";
    }
}
