package io.pgadapt.extras.rows;

import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.row.ColumnReader;
import io.pgadapt.row.Row;
import io.pgadapt.types.TypeArguments;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A property of a bean, set by a setter or as a field. Thread-safe. */
final class Property {
    private static final String KIND = "property";
    private static final MethodType ASSIGNMENT =
            MethodType.methodType(void.class, Object.class, ColumnReader.class, Row.class);

    private final Target target;
    private final Origin origin;
    private final Supplier<MethodHandle> setter;
    private volatile @Nullable MethodHandle assignment;

    /** Where it comes from. */
    private enum Origin {
        FIELD,
        SETTER
    }

    /**
     * Creates a property.
     *
     * @param setter returns what takes a bean and a value; asked for when a column is there for it, since not all fields can be
     *     reached, or need be
     */
    private Property(Target target, Origin origin, Supplier<MethodHandle> setter) {
        this.target = target;
        this.origin = origin;
        this.setter = setter;
    }

    static Property of(Class<?> bean, Field field, TypeArguments arguments) {
        Target target = Target.of(KIND, bean, field.getName(), field.getGenericType(), field);
        return new Property(target.with(arguments), Origin.FIELD, () -> Access.to(field));
    }

    static Property of(Class<?> bean, Method setter, TypeArguments arguments) {
        String name = setter.getName().substring("set".length());
        String property = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        Target target = Target.of(KIND, bean, property, setter.getGenericParameterTypes()[0], setter);
        return new Property(target.with(arguments), Origin.SETTER, () -> Access.to(setter));
    }

    /** Returns the property with a setter that was found after this. What its field says about the column holds for it, too. */
    Property replacedBy(Property later) {
        if (origin == Origin.FIELD) {
            return new Property(later.target.orNamedAs(target), Origin.SETTER, later.setter);
        }
        return new Property(target, Origin.SETTER, () -> {
            throw new ProgrammingError(target + " has several setters");
        });
    }

    Target target() {
        return target;
    }

    String name() {
        return target.name();
    }

    /** Returns what takes a bean, a reader and a row, and sets the property to what is read. */
    MethodHandle assignment() {
        MethodHandle known = assignment;
        if (known == null) {
            MethodHandle set = setter.get();
            MethodHandle read = Reading.of(set.type().parameterType(1));
            known = MethodHandles.collectArguments(set, 1, read).asType(ASSIGNMENT);
            assignment = known;
        }
        return known;
    }
}
