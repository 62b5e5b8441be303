package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;

/** Makes users' constructors and methods callable, or says what keeps them out of reach. */
final class Access {
    private Access() {}

    static MethodHandle to(Constructor<?> constructor) {
        return open(constructor, MethodHandles.lookup()::unreflectConstructor);
    }

    static MethodHandle to(Method method) {
        return open(method, MethodHandles.lookup()::unreflect);
    }

    private static <E extends Executable> MethodHandle open(E member, Unreflection<E> unreflection) {
        member.trySetAccessible();
        try {
            return unreflection.apply(member);
        } catch (IllegalAccessException e) {
            // never for a class outside of named modules: their packages are open to all
            Class<?> owner = member.getDeclaringClass();
            throw new ProgrammingError(
                    owner.getName() + " is out of reach: add 'opens " + owner.getPackageName()
                            + " to io.pgadapt.extras;' to the module-info of "
                            + owner.getModule().getName()
                            + ", or make the class public in an exported package",
                    e);
        }
    }

    /** One of a lookup's methods. */
    private interface Unreflection<E extends AccessibleObject> {
        MethodHandle apply(E member) throws IllegalAccessException;
    }
}
