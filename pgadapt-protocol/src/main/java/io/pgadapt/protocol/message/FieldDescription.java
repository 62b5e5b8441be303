package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * One column of a {@link RowDescription}.
 *
 * @param name the column's name
 * @param tableOid the OID of the table it comes from; 0 when it is not a table's column
 * @param columnNumber its attribute number in that table, from 1 on, negative for system columns; 0 when it is not a
 *     table's column
 * @param typeOid the OID of its type
 * @param typeSize the size of the type in bytes; negative for types of variable width
 * @param typeModifier what is special about the type, such as a precision; -1 for nothing
 * @param format the format its values have; text, too, where that is not yet known
 */
public record FieldDescription(
        String name, int tableOid, short columnNumber, int typeOid, short typeSize, int typeModifier, Format format) {
    /** What the shortest description takes: an empty name, three numbers of four bytes, and three of two. */
    static final int MIN_SIZE = 1 + 3 * 4 + 3 * 2;

    static FieldDescription read(WireReader body) {
        return new FieldDescription(
                body.cstring(),
                body.int32(),
                body.int16(),
                body.int32(),
                body.int16(),
                body.int32(),
                Format.ofCode(body.int16()));
    }

    void write(WireWriter out) {
        out.cstring(name)
                .int32(tableOid)
                .int16(columnNumber)
                .int32(typeOid)
                .int16(typeSize)
                .int32(typeModifier)
                .int16(format.code());
    }

    void print(FieldPrinter fields) {
        fields.string(name)
                .oid(tableOid)
                .number(columnNumber)
                .oid(typeOid)
                .number(typeSize)
                .number(typeModifier)
                .number(format.code());
    }
}
