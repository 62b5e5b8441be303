package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

/** Makes users' constructors, methods and fields callable, or says what keeps them out of reach. */
final class Access {
    private Access() {}

    static MethodHandle to(Constructor<?> constructor) {
        return open(constructor, MethodHandles.lookup()::unreflectConstructor);
    }

    /** Returns a constructor that can be called by reflection. */
    static <T> Constructor<T> opened(Constructor<T> constructor) {
        return open(constructor, Access::accessible);
    }

    static MethodHandle to(Method method) {
        return open(method, MethodHandles.lookup()::unreflect);
    }

    /** Returns what sets a field. */
    static MethodHandle to(Field field) {
        return open(field, MethodHandles.lookup()::unreflectSetter);
    }

    /** Returns what to throw for what a constructor or setter threw: itself, unless it is a checked exception. */
    static RuntimeException passedOn(Throwable thrown, String what) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new ProgrammingError(what + " failed: " + thrown, thrown);
    }

    private static <T> Constructor<T> accessible(Constructor<T> constructor) throws IllegalAccessException {
        if (!constructor.canAccess(null)) {
            throw new IllegalAccessException(constructor.toString());
        }
        return constructor;
    }

    private static <M extends AccessibleObject & Member, C> C open(M member, Unreflection<M, C> unreflection) {
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

    /** Makes a member callable: one of a lookup's methods, mostly. */
    private interface Unreflection<M, C> {
        C apply(M member) throws IllegalAccessException;
    }
}
