package io.pgadapt.extras.rows;

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

/** What type variables stand for in a type that is used, and in the classes it extends: for {@code T}, in {@code Box<Integer>}. */
record TypeArguments(Map<TypeVariable<?>, Type> known) {

    static TypeArguments of(Type type) {
        TypeArguments found = new TypeArguments(new HashMap<>());
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
            known.put(variables[i], resolve(generic.getActualTypeArguments()[i]));
        }
        return raw.getGenericSuperclass();
    }

    /** Returns a type with its variables replaced; one of which nothing is known stands for any object. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return known.getOrDefault(variable, Object.class);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return resolve(array.getGenericComponentType()) instanceof Class<?> element ? element.arrayType() : array;
        }
        return type instanceof ParameterizedType generic ? resolve(generic) : type;
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
}
