package io.pgadapt.tests.bench.types;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.infra.Blackhole;
import org.postgresql.PGConnection;

/**
 * How users of pgjdbc deal with a family's values.
 *
 * @param reader reads the value of the current row's first column
 * @param getter returns the value that is to be sent
 * @param setter sends it
 */
record PgjdbcSide(Reader reader, Getter getter, Setter setter) {

    /** Values are objects of one class. */
    static PgjdbcSide of(Class<?> type) {
        return of(rows -> rows.getObject(1, type), PreparedStatement::setObject);
    }

    /** Values are objects that have a getter and a setter of their own. */
    static PgjdbcSide of(Getter getter, Setter setter) {
        return new PgjdbcSide((rows, hole) -> hole.consume(getter.get(rows)), getter, setter);
    }

    /** Values are arrays, which the driver decodes as arrays of objects. */
    static PgjdbcSide array(String elementType, UnaryOperator<Object> toSend) {
        return new PgjdbcSide(
                (rows, hole) -> hole.consume(rows.getArray(1).getArray()),
                rows -> toSend.apply(rows.getArray(1).getArray()),
                (statement, index, value) -> statement.setArray(
                        index,
                        statement.getConnection().unwrap(PGConnection.class).createArrayOf(elementType, value)));
    }

    /** Values go as text of no type. */
    static void setOther(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value, Types.OTHER);
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reader {
        void read(ResultSet rows, Blackhole hole) throws SQLException;
    }

    /** Returns a value. */
    @FunctionalInterface
    interface Getter {
        Object get(ResultSet rows) throws SQLException;
    }

    /** Sets a parameter. */
    @FunctionalInterface
    interface Setter {
        void set(PreparedStatement statement, int index, Object value) throws SQLException;
    }
}
