package io.pgadapt.types;

import io.pgadapt.types.internal.BuiltinTypes;
import io.pgadapt.types.internal.JavaTypes;
import io.pgadapt.types.internal.Optionals;
import io.pgadapt.types.internal.codec.Advice;
import io.pgadapt.types.internal.codec.BuiltinCodecs;
import io.pgadapt.types.internal.codec.EnumCodecs;
import io.pgadapt.types.internal.codec.OpaqueCodec;
import io.pgadapt.types.internal.codec.RecordRegistration;
import io.pgadapt.types.internal.codec.Registration;
import io.pgadapt.types.internal.codec.SupertypeCodecs;
import io.pgadapt.types.internal.codec.UntypedCodec;
import io.pgadapt.types.internal.codec.ValueDependentCodec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the codec for a column or a value. An immutable snapshot, safe for use by many threads at once; a changed one is
 * derived with {@link #newBuilder()}.
 *
 * <p>What was registered last wins. For a value, its class goes before its superclasses and interfaces, the most
 * specific first. A domain without codecs of its own uses those of its base type. Answers are kept.
 */
public final class CodecRegistry {
    private static final CodecRegistry DEFAULTS =
            BuiltinCodecs.registerAll(new Builder(List.of())).build();

    /** A power of two. */
    private static final int RECENT = 256;

    /** The latest first. */
    private final List<CodecFactory> entries;

    private final Map<Key, Codec<?>> results = new ConcurrentHashMap<>();
    private final Map<Key, Codec<?>> parameters = new ConcurrentHashMap<>();
    private final @Nullable Found[] recentParameters = new Found[RECENT];
    private final Map<Class<?>, Integer> hints = new ConcurrentHashMap<>();
    private final @Nullable Hint[] recentHints = new Hint[RECENT];

    private CodecRegistry(List<CodecFactory> entries) {
        this.entries = entries;
    }

    /** Returns the registry of all built-in codecs. */
    public static CodecRegistry defaults() {
        return DEFAULTS;
    }

    /** Returns a builder that starts with what this registry has. */
    public Builder newBuilder() {
        List<CodecFactory> oldestFirst = new ArrayList<>(entries);
        Collections.reverse(oldestFirst);
        return new Builder(oldestFirst);
    }

    /** Returns the codec that decodes a type to its default class; types that nothing is known of come as text. */
    public Codec<?> forResult(PgType type) {
        return forResult(type, Object.class);
    }

    /**
     * Returns the codec that decodes a type to a class.
     *
     * @param target the class, maybe with type arguments ({@code List<Integer>}); a primitive class stands for its wrapper,
     *     {@code Object.class} for the type's default, and so does any other supertype of the default class that has no
     *     codec of its own, such as {@code Number}
     * @throws NoCodecException when there is none; the message says what to register
     */
    public Codec<?> forResult(PgType type, Type target) {
        Key key = new Key(JavaTypes.boxed(target), type);
        Codec<?> known = results.get(key);
        if (known != null) {
            return known;
        }
        Codec<?> found = find(type, key.javaType());
        if (found == null) {
            found = SupertypeCodecs.of(forResult(type), target);
        }
        if (found == null) {
            throw Advice.noResultCodec(type, target, reachable(type));
        }
        results.put(key, found);
        return found;
    }

    /**
     * Returns the codec that decodes a type to a class, as {@link #forResult(PgType, Type)} does.
     *
     * @throws NoCodecException when there is none; the message says what to register
     */
    @SuppressWarnings("unchecked")
    public <T> Codec<T> forResult(PgType type, Class<T> target) {
        return (Codec<T>) forResult(type, (Type) target);
    }

    /**
     * Returns what a parameter stands for: what an {@code Optional} holds, and any other value itself; null is NULL.
     *
     * <p>{@link #hint} and {@link #forParameter} are asked for that.
     */
    public @Nullable Object parameterValue(@Nullable Object given) {
        return Optionals.opened(given);
    }

    /**
     * Returns the codec that encodes a value for a parameter.
     *
     * <p>For a parameter of no known type, the value's own type is used, as {@link #hint} gives it, or text.
     *
     * @param parameterType as the server describes it
     * @throws NoCodecException when there is none; the message says what to register
     */
    @SuppressWarnings("unchecked")
    public Codec<Object> forParameter(Object value, PgType parameterType) {
        Class<?> valueClass = value.getClass();
        int index = (31 * valueClass.hashCode() + parameterType.oid()) & (RECENT - 1);
        Found recent = recentParameters[index];
        if (recent == null || recent.valueClass != valueClass || recent.type != parameterType) {
            recent = Found.of(valueClass, parameterType, parameter(value, parameterType));
            recentParameters[index] = recent;
        }
        ValueDependentCodec<?> dependent = recent.dependent;
        return (Codec<Object>) (dependent == null ? recent.codec : dependent.forValue(value, this));
    }

    private Codec<?> parameter(Object value, PgType parameterType) {
        Key key = new Key(value.getClass(), parameterType);
        Codec<?> known = parameters.get(key);
        if (known == null) {
            known = findForParameter(value, parameterType);
            parameters.put(key, known);
        }
        return known;
    }

    /**
     * Returns the OID of the type that a value asks for when a statement is prepared; 0 lets the server decide.
     *
     * <p>Strings, enum constants and everything else that travels as text ask for none, so that they fit any type.
     */
    public int hint(Object value) {
        Class<?> valueClass = value.getClass();
        int index = valueClass.hashCode() & (RECENT - 1);
        Hint recent = recentHints[index];
        if (recent != null && recent.valueClass == valueClass) {
            return recent.oid;
        }
        Object sample = JavaTypes.sample(value);
        int oid = sample == null ? PgType.UNSPECIFIED : hint(value, sample);
        if (sample != null && JavaTypes.standsForClass(sample, value)) {
            recentHints[index] = new Hint(valueClass, oid);
        }
        return oid;
    }

    private int hint(Object value, Object sample) {
        if (sample == value) {
            return hintOf(value.getClass());
        }
        int element = sample instanceof Class<?> c ? hintOf(c) : hint(sample);
        PgType.Array array = BuiltinTypes.arrayOf(element);
        if (array != null) {
            return array.oid();
        }
        // arrays of any number of dimensions are of one type
        return BuiltinTypes.byOid(element) instanceof PgType.Array ? element : PgType.UNSPECIFIED;
    }

    /**
     * Returns the name, as SQL has it, of the composite type that a record was registered for, also within a collection;
     * null for any other value. It helps where no server says what a parameter is.
     */
    public @Nullable String recordTypeName(Object value) {
        Object sample = JavaTypes.sample(value);
        if (sample == null || sample == value) {
            return registeredFor(value.getClass());
        }
        String element = sample instanceof Class<?> c ? registeredFor(c) : recordTypeName(sample);
        // arrays of any number of dimensions are of one type
        return element == null || element.endsWith("[]") ? element : element + "[]";
    }

    private @Nullable String registeredFor(Class<?> type) {
        for (CodecFactory entry : entries) {
            if (entry instanceof RecordRegistration registration && registration.type() == type) {
                return TypeNames.sqlName(registration.typeName());
            }
        }
        return null;
    }

    private int hintOf(Class<?> type) {
        Integer known = hints.get(type);
        if (known == null) {
            known = findHint(type);
            hints.put(type, known);
        }
        return known;
    }

    private int findHint(Class<?> type) {
        Codec<?> codec = ownCodec(type);
        PgType pgType = codec == null ? null : BuiltinTypes.byName(codec.typeName());
        if (pgType == null || Registration.isString(pgType)) {
            return PgType.UNSPECIFIED;
        }
        // no value is of a pseudo-type: a record is one of the composite type that the server finds for it
        return pgType instanceof PgType.Pseudo ? PgType.UNSPECIFIED : pgType.oid();
    }

    private @Nullable Codec<?> ownCodec(Class<?> type) {
        for (Class<?> candidate : JavaTypes.lineage(JavaTypes.boxed(type))) {
            for (CodecFactory entry : entries) {
                if (entry instanceof Registration registration
                        && registration.codec().javaType() == candidate) {
                    return registration.codec();
                }
            }
        }
        return null;
    }

    private Codec<?> findForParameter(Object value, PgType type) {
        PgType target = type.oid() == PgType.UNSPECIFIED ? ownType(value, type) : type;
        for (Class<?> candidate : JavaTypes.lineage(value.getClass())) {
            Codec<?> found = find(target, candidate);
            if (found != null) {
                return found;
            }
        }
        Codec<?> own = ownCodec(value.getClass());
        if (own != null && target instanceof PgType.Unresolved) {
            return new UntypedCodec<>(own);
        }
        String ownName = own == null ? registeredFor(value.getClass()) : own.typeName();
        throw Advice.noParameterCodec(type, value.getClass(), reachable(type), ownName);
    }

    private PgType ownType(Object value, PgType otherwise) {
        PgType own = BuiltinTypes.byOid(hint(value));
        return own == null ? otherwise : own;
    }

    private @Nullable Codec<?> find(PgType type, Type javaType) {
        for (CodecFactory entry : entries) {
            Codec<?> codec = ask(entry, type, javaType);
            if (codec != null) {
                return codec;
            }
        }
        if (type instanceof PgType.Domain domain) {
            return find(domain.over(), javaType);
        }
        return javaType == Object.class ? fallback(type) : null;
    }

    private @Nullable Codec<?> ask(CodecFactory factory, PgType type, Type javaType) {
        try {
            return factory.create(type, javaType, this);
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NoCodecException(
                    "the factory " + factory.getClass().getName() + " failed for type " + type.sqlName() + " and "
                            + javaType.getTypeName() + ": " + e,
                    e);
        }
    }

    /** A type without a default decodes to what was registered for it last, or else to its text. */
    private Codec<?> fallback(PgType type) {
        for (CodecFactory entry : entries) {
            if (entry instanceof Registration registration && registration.isNamed(type)) {
                return registration.codecFor(type);
            }
        }
        return new OpaqueCodec(type);
    }

    /** Returns the registered classes that a type has codecs for, for messages: its default, others of its name, its kin's. */
    private List<Class<?>> reachable(PgType type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        List<Registration> registrations = Registration.among(entries);
        PgType base = type.base();
        for (Registration registration : registrations) {
            if (registration.isDefault() && registration.isNamed(base)) {
                classes.add(registration.codec().javaType());
            }
        }
        for (Registration registration : registrations) {
            if (registration.isNamed(base)) {
                classes.add(registration.codec().javaType());
            }
        }
        for (Registration registration : registrations) {
            Class<?> candidate = registration.codec().javaType();
            if (registration.create(base, candidate, this) != null) {
                classes.add(candidate);
            }
        }
        return List.copyOf(classes);
    }

    /**
     * An answer in the table of recent ones; races lose an entry, but never tear one.
     *
     * @param dependent the codec, if it depends on the value: asking that each time is what takes long
     */
    private record Found(
            Class<?> valueClass,
            PgType type,
            Codec<?> codec,
            @Nullable ValueDependentCodec<?> dependent) {
        static Found of(Class<?> valueClass, PgType type, Codec<?> codec) {
            return new Found(
                    valueClass, type, codec, codec instanceof ValueDependentCodec<?> dependent ? dependent : null);
        }
    }

    /** What every value of a class asks for; collections ask for what is in them. */
    private record Hint(Class<?> valueClass, int oid) {}

    private record Key(Type javaType, PgType type) {
        @Override
        public int hashCode() {
            return 31 * javaType.hashCode() + type.oid();
        }
    }

    /** Collects registrations; what is added later goes before what was there. Not thread-safe. */
    public static final class Builder {
        private final List<CodecFactory> oldestFirst;

        private Builder(List<CodecFactory> oldestFirst) {
            this.oldestFirst = new ArrayList<>(oldestFirst);
        }

        /**
         * Adds a codec for its Java class: values of the class are encoded with it, and columns of its type decode to the
         * class on request. It does not change what columns of its type are by default, if they have a default.
         */
        public Builder codec(Codec<?> codec) {
            return factory(Registration.onRequest(codec));
        }

        /** Adds a codec as {@link #codec} does, and makes its class what columns of its type decode to by default. */
        public Builder defaultCodec(Codec<?> codec) {
            return factory(Registration.byDefault(codec));
        }

        /**
         * Makes a Java enum the default class of an enumerated type; its constants are named as the labels.
         *
         * @param typeName as in {@code pg_type.typname}, maybe after a schema and a dot; it need not exist yet
         */
        public <E extends Enum<E>> Builder enumType(String typeName, Class<E> type) {
            return enumType(typeName, type, Enum::name);
        }

        /**
         * Makes a Java enum the default class of an enumerated type.
         *
         * @param typeName as in {@code pg_type.typname}, maybe after a schema and a dot; it need not exist yet
         * @param label gives the label of a constant
         * @throws IllegalArgumentException when two constants have the same label
         */
        public <E extends Enum<E>> Builder enumType(String typeName, Class<E> type, Function<? super E, String> label) {
            return defaultCodec(EnumCodecs.byLabel(typeName, type, label));
        }

        /**
         * Makes a record the default class of a composite type; its components are named as the fields, where
         * {@code street_name} is {@code streetName}.
         *
         * @param typeName as in {@code pg_type.typname}, maybe after a schema and a dot; it need not exist yet
         */
        public Builder recordType(String typeName, Class<? extends Record> type) {
            return factory(new RecordRegistration(typeName, type));
        }

        /** Adds the maker of a family of codecs. */
        public Builder factory(CodecFactory factory) {
            oldestFirst.add(factory);
            return this;
        }

        /** Adds what belongs together: the codecs of an extension, or of a library. */
        public Builder install(CodecModule module) {
            module.register(this);
            return this;
        }

        /** Returns the snapshot of what has been added. */
        public CodecRegistry build() {
            List<CodecFactory> latestFirst = new ArrayList<>(oldestFirst);
            Collections.reverse(latestFirst);
            return new CodecRegistry(List.copyOf(latestFirst));
        }
    }
}
