package io.pgadapt.types.internal;

import io.pgadapt.types.value.PgArray;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about Java classes that looking up a codec asks. */
public final class JavaTypes {
    private JavaTypes() {}

    /** Returns the wrapper of a primitive class, and any other type itself. */
    public static Type boxed(Type type) {
        return type instanceof Class<?> c ? boxed(c) : type;
    }

    /** Returns the wrapper of a primitive class, and any other class itself. */
    public static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    /** Returns the class behind a type, or null when it has none. */
    public static @Nullable Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof GenericArrayType array) {
            Class<?> component = raw(array.getGenericComponentType());
            return component == null ? null : component.arrayType();
        }
        return type instanceof ParameterizedType p ? raw(p.getRawType()) : null;
    }

    /** Returns the class behind a type that asks nothing of its arguments, as {@code Comparable<?>} does; null for others. */
    public static @Nullable Class<?> unbounded(Type type) {
        boolean asks = type instanceof ParameterizedType p
                && !Arrays.stream(p.getActualTypeArguments()).allMatch(JavaTypes::isAny);
        return asks ? null : raw(type);
    }

    private static boolean isAny(Type argument) {
        Type bound = argument instanceof WildcardType w ? w.getUpperBounds()[0] : argument;
        return bound == Object.class;
    }

    /** Returns the first type argument; {@code Object.class} when there is none. */
    public static Type argument(Type generic) {
        if (!(generic instanceof ParameterizedType p)) {
            return Object.class;
        }
        Type argument = p.getActualTypeArguments()[0];
        return argument instanceof WildcardType w ? w.getUpperBounds()[0] : argument;
    }

    /**
     * Returns what collections of collections hold in the end: of {@code List<List<Integer>>} it is {@code Integer};
     * {@code Object.class} when they do not say.
     */
    public static Type innermost(Type collection) {
        Type element = argument(collection);
        Class<?> raw = raw(element);
        return raw != null && isCollection(raw) ? innermost(element) : element;
    }

    /** Returns whether arrays can be asked for as a class of collections: not every {@code Iterable} is one. */
    public static boolean isCollection(Class<?> type) {
        boolean isList = type != Object.class && type.isAssignableFrom(List.class);
        return isList || type == Set.class || type == Stream.class;
    }

    /**
     * Returns the class, its superclasses and its interfaces, subtypes always before their supertypes, classes before
     * interfaces; without {@code Object}.
     */
    public static List<Class<?>> lineage(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            classes.add(c);
        }
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        classes.forEach(c -> addInterfaces(c, interfaces));
        List<Class<?>> ordered = new ArrayList<>();
        interfaces.forEach(candidate -> insert(candidate, ordered));
        classes.addAll(ordered);
        return classes;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> i : type.getInterfaces()) {
            found.add(i);
            addInterfaces(i, found);
        }
    }

    private static void insert(Class<?> candidate, List<Class<?>> ordered) {
        int at = 0;
        while (at < ordered.size() && !ordered.get(at).isAssignableFrom(candidate)) {
            at++;
        }
        ordered.add(at, candidate);
    }

    /**
     * Returns what decides the type of a value: of a collection or an array of objects its first element, of an array of
     * primitives the primitive class, of anything else the value itself; null when a collection gives no clue.
     */
    public static @Nullable Object sample(Object value) {
        if (value instanceof Collection<?> collection) {
            return firstNonNull(collection);
        }
        if (value instanceof PgArray<?> array) {
            return firstNonNull(array.elements());
        }
        Class<?> component = value.getClass().getComponentType();
        if (component == null || component == byte.class || component == char.class) {
            return value;
        }
        if (component.isPrimitive()) {
            return component;
        }
        Object first = value instanceof Object[] array ? firstNonNull(Arrays.asList(array)) : null;
        return first != null ? first : scalar(component);
    }

    /** Returns whether the sample of a value decides for all values of its class. */
    public static boolean standsForClass(Object sample, Object value) {
        Class<?> component = value.getClass().getComponentType();
        if (component == null || component.isPrimitive()) {
            return component != null || sample == value;
        }
        return sample.getClass() == component && !component.isArray() && Modifier.isFinal(component.getModifiers());
    }

    private static @Nullable Object scalar(Class<?> component) {
        return component.isArray() ? Array.newInstance(component.getComponentType(), 0) : component;
    }

    private static @Nullable Object firstNonNull(Collection<?> collection) {
        for (Object element : collection) {
            Object opened = Optionals.opened(element);
            if (opened != null) {
                return opened;
            }
        }
        return null;
    }
}
