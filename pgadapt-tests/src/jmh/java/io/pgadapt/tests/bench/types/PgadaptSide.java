package io.pgadapt.tests.bench.types;

import io.pgadapt.row.Row;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How users of pgadapt deal with a family's values.
 *
 * @param reader reads the value of a row's first column
 * @param type the class of the values that are sent
 * @param argument makes an argument of a value: a new box, where users have a primitive
 */
record PgadaptSide(Reader reader, Class<?> type, UnaryOperator<Object> argument) {

    /** Values are objects of one class. */
    static PgadaptSide of(Class<?> type) {
        return new PgadaptSide((row, hole) -> hole.consume(row.get(0, type)), type, UnaryOperator.identity());
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reader {
        void read(Row row, Blackhole hole);
    }
}
