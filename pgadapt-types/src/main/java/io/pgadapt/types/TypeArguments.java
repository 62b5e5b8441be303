package io.pgadapt.types;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What type variables stand for in a type that is used, and in the classes it extends: for {@code T}, in {@code Box<Integer>}.
 * Row factories and a {@link CodecFactory} resolve the types of components with it. Immutable and thread-safe.
 */
public final class TypeArguments {
    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    private TypeArguments() {}

    /** Returns the arguments that a type has, and those that it gives to its superclasses; none for a plain class. */
    public static TypeArguments of(Type type) {
        TypeArguments found = new TypeArguments();
        for (Type each = type; each != null; each = found.enter(each)) {}
        return found;
    }

    /** Takes note of a type's own arguments; returns what its class extends. */
    private @Nullable Type enter(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return type instanceof Class<?> plain ? plain.getGenericSuperclass() : null;
        }
        Class<?> raw = (Class<?>) generic.getRawType();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            Type argument = resolve(generic.getActualTypeArguments()[i]);
            // what "?" has become still has the variable's own bound
            known.put(variables[i], argument == Object.class ? bound(variables[i]) : argument);
        }
        return raw.getGenericSuperclass();
    }

    /**
     * Returns a type with its variables replaced, wherever they are in it, and wildcards by their bounds; a variable of which
     * nothing is known is the class that bounds it, mostly {@code Object}.
     */
    public Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            Type argument = known.get(variable);
            return argument == null ? bound(variable) : argument;
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return arrayOf(resolve(array.getGenericComponentType()));
        }
        return type instanceof ParameterizedType generic ? resolve(generic) : type;
    }

    /** A bound may name its own variable, as that of {@code T extends Comparable<T>} does: only its class counts. */
    private Type bound(TypeVariable<?> variable) {
        Type bound = variable.getBounds()[0];
        return bound instanceof ParameterizedType generic ? generic.getRawType() : resolve(bound);
    }

    private static Type arrayOf(Type component) {
        return component instanceof Class<?> plain ? plain.arrayType() : new ResolvedArray(component);
    }

    private Type resolve(ParameterizedType generic) {
        List<Type> given = Arrays.asList(generic.getActualTypeArguments());
        List<Type> resolved = given.stream().map(this::resolve).toList();
        return resolved.equals(given)
                ? generic
                : new Resolved((Class<?>) generic.getRawType(), resolved, generic.getOwnerType());
    }

    /** A generic class with arguments that are no variables. */
    private record Resolved(
            Class<?> raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public String toString() {
            return arguments.stream()
                    .map(Type::getTypeName)
                    .collect(Collectors.joining(", ", raw.getName() + "<", ">"));
        }
    }

    /** An array of such a class. */
    private record ResolvedArray(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }
}
