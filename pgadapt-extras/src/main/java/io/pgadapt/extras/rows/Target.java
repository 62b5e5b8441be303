package io.pgadapt.extras.rows;

import io.pgadapt.types.TypeArguments;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What takes a column's value: a component of a record, a property of a bean.
 *
 * @param kind what messages call it, such as {@code component}
 * @param owner the class it belongs to
 * @param name its name in Java
 * @param column the name of the column that it takes
 */
record Target(String kind, Class<?> owner, String name, Type type, ColumnName column) {

    /** Returns a target that takes the column of its own name, or of the one that an annotation gives. */
    static Target of(String kind, Class<?> owner, String name, Type type, AnnotatedElement annotated) {
        Column column = annotated.getAnnotation(Column.class);
        return new Target(kind, owner, name, type, ColumnName.of(column == null ? name : column.value()));
    }

    /** Returns this target, which takes the other's column unless it has been given a name itself. */
    Target orNamedAs(Target other) {
        boolean isNamed = !column.equals(ColumnName.of(name));
        return isNamed ? this : new Target(kind, owner, name, type, other.column);
    }

    boolean isPrimitive() {
        return type instanceof Class<?> known && known.isPrimitive();
    }

    /** Returns this target, with the type that it has where these arguments are given. */
    Target with(TypeArguments arguments) {
        return new Target(kind, owner, name, arguments.resolve(type), column);
    }

    /** Returns whether any class will do. */
    boolean takesAnything() {
        return type == Object.class;
    }

    /** Returns the type without arguments. */
    Type raw() {
        return raw(type);
    }

    /** Returns the record type that it is of, or that it is an {@code Optional} of; null when there is none. */
    @Nullable
    Type recordType() {
        Type content = isOptional() ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return raw(content) instanceof Class<?> known && known.isRecord() ? content : null;
    }

    boolean isOptional() {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }

    /** Returns a type without arguments. */
    static Type raw(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    /** Returns how messages call it, such as {@code component price (BigDecimal) of Item}. */
    @Override
    public String toString() {
        String typeName = type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
        return kind + " " + name + " (" + typeName + ") of " + owner.getSimpleName();
    }
}
