package io.pgadapt.types.internal.codec;

import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.BuiltinTypes;
import io.pgadapt.types.internal.JavaTypes;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said when a registry has no codec: what was looked for, what there is instead, and the line to write. */
public final class Advice {
    private static final int SHOWN = 10;

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
     * @param reachable the registered classes that the type decodes to, the nearest first
     */
    public static NoCodecException noResultCodec(PgType type, Type target, List<Class<?>> reachable) {
        return new NoCodecException("no codec decodes PostgreSQL type " + type.sqlName() + " to "
                + target.getTypeName() + "; there are codecs to " + classes(type, reachable) + "; register one: "
                + line(type, target, reachable));
    }

    /**
     * Returns the error for a value that cannot be encoded.
     *
     * @param reachable the registered classes that the type takes, the nearest first
     * @param own the other type that the class is registered for, or null
     */
    public static NoCodecException noParameterCodec(
            PgType type, Class<?> valueClass, List<Class<?>> reachable, @Nullable String own) {
        String what = "no codec encodes " + valueClass.getName();
        if (valueClass == Object.class) {
            return new NoCodecException(what + ": an object of no other class holds nothing to send");
        }
        String tried =
                JavaTypes.lineage(valueClass).stream().map(Class::getName).collect(Collectors.joining(", "));
        if (type.oid() == PgType.UNSPECIFIED) {
            return new NoCodecException(what + " as long as nobody says of which PostgreSQL type the parameter is;"
                    + " looked for " + tried + "; say it: Typed.of(\"...\", value)");
        }
        String advice = own == null
                ? "register one: " + line(type, valueClass, reachable) + ", or send a String"
                : "it is registered for type " + own + ": cast the parameter to that, as in $1::" + own;
        return new NoCodecException(what + " as PostgreSQL type " + type.sqlName() + "; looked for " + tried
                + "; there are codecs of " + classes(type, reachable) + "; " + advice);
    }

    /** The classes that there are codecs for; {@code String} reads every type, and is read by it. */
    private static String classes(PgType type, List<Class<?>> reachable) {
        Set<String> names = new LinkedHashSet<>();
        reachable.stream().limit(SHOWN).map(Class::getSimpleName).forEach(names::add);
        names.addAll(family(type.base()));
        names.remove("String");
        names.add("String");
        return String.join(", ", names);
    }

    /** The classes that factories make codecs for. */
    private static List<String> family(PgType type) {
        if (type instanceof PgType.Composite) {
            return List.of("Composite", "Map", "records");
        }
        if (type instanceof PgType.Array) {
            return List.of("List", "Set", "PgArray", "arrays of what its elements are");
        }
        if (type instanceof PgType.Range) {
            return List.of("Range");
        }
        if (type instanceof PgType.Multirange) {
            return List.of("Multirange");
        }
        boolean isNumber = type instanceof PgType.Base base && base.category() == 'N';
        return isNumber ? List.of("the other numbers") : Registration.isString(type) ? List.of("enums") : List.of();
    }

    private static String line(PgType type, Type target, List<Class<?>> reachable) {
        Class<?> raw = JavaTypes.raw(target);
        String name = raw == null ? target.getTypeName() : raw.getSimpleName();
        PgType base = type.base();
        if (EwkbFactory.isGeometry(base)) {
            return geometryLine(base, target.getTypeName(), name);
        }
        if (base instanceof PgType.Composite) {
            return "types(t -> t.factory(...)), or make " + name + " a record of the fields";
        }
        if (base instanceof PgType.Array) {
            return "types(t -> t.codec(...)) with a codec of the elements, and ask for List or " + name + "[]";
        }
        if (Registration.isString(base)) {
            return mapped("TEXT", name);
        }
        if (CONSTANTS.contains(base.name())) {
            return mapped(base.name().toUpperCase(Locale.ROOT), name);
        }
        if (BuiltinTypes.byOid(base.oid()) != null && !reachable.isEmpty()) {
            return mapped("of(\"" + base.name() + "\", " + reachable.get(0).getSimpleName() + ".class)", name);
        }
        return "types(t -> t.codec(...)) with a Codec<" + name + "> of type name \"" + base.name() + "\"";
    }

    private static String mapped(String codec, String name) {
        return "types(t -> t.codec(Codecs." + codec + ".map(" + name + ".class, ...)))";
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
