package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.types.TypeArguments;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What reflection says about a bean class; found once per class. */
record BeanShape(Class<?> type, MethodHandle constructor, List<Property> properties) {
    private static final int UNSETTABLE = Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT;

    private static final ClassValue<BeanShape> SHAPES = new ClassValue<>() {
        @Override
        protected BeanShape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    static BeanShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static BeanShape reflect(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new ProgrammingError(type.getName() + " is abstract: no bean can be made of it");
        }
        try {
            MethodHandle constructor =
                    Access.to(type.getDeclaredConstructor()).asType(MethodType.methodType(Object.class));
            return new BeanShape(type, constructor, properties(type));
        } catch (NoSuchMethodException e) {
            throw new ProgrammingError(type.getName() + " has no constructor without parameters", e);
        }
    }

    /** Returns the properties by name, which is url for setURL: the most derived field of each, unless there is a setter. */
    private static List<Property> properties(Class<?> type) {
        Map<String, Property> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        TypeArguments arguments = TypeArguments.of(type);
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            Arrays.stream(owner.getDeclaredFields())
                    .filter(field -> (field.getModifiers() & UNSETTABLE) == 0 && !field.isSynthetic())
                    .map(field -> Property.of(type, field, arguments))
                    .forEach(property -> byName.putIfAbsent(property.name(), property));
        }
        Arrays.stream(type.getMethods())
                .filter(BeanShape::isSetter)
                .map(method -> Property.of(type, method, arguments))
                .forEach(property -> byName.merge(property.name(), property, Property::replacedBy));
        return List.copyOf(byName.values());
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set.+")
                && method.getParameterCount() == 1
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers());
    }

    Object make() {
        try {
            return (Object) constructor.invokeExact();
        } catch (Throwable e) {
            throw Access.passedOn(e, "the constructor of " + type.getSimpleName());
        }
    }
}
