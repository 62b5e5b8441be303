package io.pgadapt.tests.types;

import io.pgadapt.types.value.Composite;
import io.pgadapt.types.value.Multirange;
import io.pgadapt.types.value.PgArray;
import io.pgadapt.types.value.Range;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a value of any type can be a part of: in SQL, where {@code v} is the value, and in Java. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Shape {
    SCALAR("%1$s", "v", value -> value),
    ARRAY("%1$s[]", "ARRAY[v]", value -> PgArray.of(List.of(value))),
    ARRAY_WITH_NULL("%1$s[]", "ARRAY[v, NULL::%1$s, v]", value -> PgArray.of(Arrays.asList(value, null, value))),
    FIELD("%2$s_row", "ROW(7, v, NULL, 'x y')::%2$s_row", Shape::field),
    BOUND("%2$s_range", "%2$s_range(v, v, '[]')", Shape::bound),
    MULTIRANGE("%2$s_multirange", "%2$s_multirange(%2$s_range(v, v, '[]'))", value -> Multirange.of(bound(value)));

    private final String type;
    private final String expression;
    private final UnaryOperator<Object> maker;

    Shape(String type, String expression, UnaryOperator<Object> maker) {
        this.type = type;
        this.expression = expression;
        this.maker = maker;
    }

    /** Returns the name of its type, given that of the value and of the table that the values are in. */
    String type(String valueType, String table) {
        return type.formatted(valueType, table);
    }

    /** Returns how it is made of {@code v} on the server. */
    String expression(String valueType, String table) {
        return expression.formatted(valueType, table);
    }

    /** Returns how it is made of a value in Java. */
    Object of(Object value) {
        return maker.apply(value);
    }

    private static Composite field(Object value) {
        return Composite.of(List.of("before", "v", "missing", "after"), Arrays.asList(7, value, null, "x y"));
    }

    private static Range<Object> bound(Object value) {
        return Range.of(value, value, "[]");
    }
}
