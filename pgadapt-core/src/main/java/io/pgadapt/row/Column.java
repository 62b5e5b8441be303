package io.pgadapt.row;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.PgType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result, as the server describes it.
 *
 * @param name the column's name or label; not unique in a result, {@code ?column?} where the query gives none
 * @param type the type of its values; a column over a domain shows the domain's base type
 * @param size the type's fixed size in bytes, or null when values vary in size
 * @param typeModifier the type's modifier, such as the length limit of a {@code varchar}, in the type's own coding; -1
 *     for none
 * @param tableOid the OID of the table that the column comes from, or null for an expression
 * @param tableColumn the column's number in that table, from 1 on, or null for an expression
 * @param format the form in which its values travel
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">PostgreSQL manual: RowDescription</a>
 */
public record Column(
        String name,
        PgType type,
        @Nullable Integer size,
        int typeModifier,
        @Nullable Integer tableOid,
        @Nullable Integer tableColumn,
        Format format) {

    private static final int BPCHAR_OID = 1042;
    private static final int VARCHAR_OID = 1043;
    private static final int BIT_OID = 1560;
    private static final int VARBIT_OID = 1562;
    private static final int NUMERIC_OID = 1700;
    private static final int HEADER_SIZE = 4;
    private static final int SCALE_BITS = 11;
    private static final int SCALE_SIGN = 1 << (SCALE_BITS - 1);
    private static final int SCALE_MASK = (1 << SCALE_BITS) - 1;

    /** Returns a column that no query has, with values as text; the modifier is -1 for none. */
    public static Column text(String name, PgType type, int typeModifier) {
        return new Column(name, type, null, typeModifier, null, null, Format.TEXT);
    }

    /** Returns a column that no query has, with values in binary form; the modifier is -1 for none. */
    public static Column binary(String name, PgType type, int typeModifier) {
        return new Column(name, type, null, typeModifier, null, null, Format.BINARY);
    }

    /** Returns the total number of digits of a {@code numeric(precision, scale)} column, or null for any other. */
    public @Nullable Integer precision() {
        return isConstrainedNumeric() ? (Integer) ((typeModifier - HEADER_SIZE) >>> 16) : null;
    }

    /** Returns the number of fractional digits of a {@code numeric(precision, scale)} column, or null for any other. */
    public @Nullable Integer scale() {
        if (!isConstrainedNumeric()) {
            return null;
        }
        // eleven bits in two's complement: scales below zero exist since PostgreSQL 15
        return (((typeModifier - HEADER_SIZE) & SCALE_MASK) ^ SCALE_SIGN) - SCALE_SIGN;
    }

    /**
     * Returns the limit on the length of a {@code varchar(n)}, {@code char(n)}, {@code bit(n)} or {@code varbit(n)} column, in
     * characters or bits; null for any other.
     */
    public @Nullable Integer length() {
        return switch (type.oid()) {
            case VARCHAR_OID, BPCHAR_OID -> typeModifier >= HEADER_SIZE ? (Integer) (typeModifier - HEADER_SIZE) : null;
            case BIT_OID, VARBIT_OID -> typeModifier >= 0 ? (Integer) typeModifier : null;
            default -> null;
        };
    }

    /** Returns the same column with its values of the given type. */
    public Column withType(PgType newType) {
        return new Column(name, newType, size, typeModifier, tableOid, tableColumn, format);
    }

    /** Returns the same column with its values in the given form. */
    public Column withFormat(Format newFormat) {
        return new Column(name, type, size, typeModifier, tableOid, tableColumn, newFormat);
    }

    private boolean isConstrainedNumeric() {
        return type.oid() == NUMERIC_OID && typeModifier >= HEADER_SIZE;
    }
}
