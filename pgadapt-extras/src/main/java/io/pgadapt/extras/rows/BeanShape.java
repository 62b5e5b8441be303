package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reflection says about a bean class; found once per class. */
record BeanShape(MethodHandle constructor, List<Setter> setters) {
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
            List<Setter> setters = Arrays.stream(type.getMethods())
                    .filter(BeanShape::isSetter)
                    .sorted(Comparator.comparing(Method::getName))
                    .map(method -> Setter.of(type, method))
                    .toList();
            return new BeanShape(constructor, setters);
        } catch (NoSuchMethodException e) {
            throw new ProgrammingError(type.getName() + " has no constructor without parameters", e);
        }
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set.+")
                && method.getParameterCount() == 1
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers());
    }

    Object make() throws Throwable {
        return (Object) constructor.invokeExact();
    }

    /**
     * A setter and the property that it sets.
     *
     * @param handle the setter, taking the bean and the value
     */
    record Setter(Target property, MethodHandle handle) {
        static Setter of(Class<?> type, Method method) {
            String name = method.getName().substring("set".length());
            String property = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            Target target = new Target("property", type, property, method.getGenericParameterTypes()[0]);
            return new Setter(
                    target, Access.to(method).asType(MethodType.methodType(void.class, Object.class, Object.class)));
        }

        void set(Object bean, @Nullable Object value) throws Throwable {
            handle.invokeExact(bean, value);
        }
    }
}
