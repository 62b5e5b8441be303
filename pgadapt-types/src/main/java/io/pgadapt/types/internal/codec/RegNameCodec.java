package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Utf8;

/**
 * {@code regclass} and its kin as the names that the server prints. In binary they are numbers, which only the server
 * could make names of.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-oid.html">PostgreSQL manual: Object Identifier Types</a>
 */
public final class RegNameCodec implements TextOnlyCodec<String> {
    private final String typeName;

    /** Creates the codec of one of these types. */
    public RegNameCodec(String typeName) {
        this.typeName = typeName;
    }

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public String decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        throw noName();
    }

    @Override
    public String decodeText(byte[] data, int offset, int length, CodecContext context) {
        return Utf8.decode(data, offset, length, typeName());
    }

    @Override
    public void encodeBinary(String value, WireWriter out, CodecContext context) {
        throw noName();
    }

    @Override
    public void encodeText(String value, WireWriter out, CodecContext context) {
        Utf8.encode(value, out);
    }

    @Override
    public String toString() {
        return typeName;
    }

    private CodecException noName() {
        return new CodecException("in binary, as within an anonymous record, a " + typeName
                + " is a number and not a name; cast it to text or oid in the statement");
    }
}
