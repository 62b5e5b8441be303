package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NumericCodec;
import io.pgadapt.types.internal.Digits;
import io.pgadapt.types.internal.Malformed;
import java.util.List;

/**
 * {@code regclass} and its kin as numbers, on request: parameters are sent as such, but results come as names, which are
 * numbers only where the object is gone.
 */
final class RegOidCodec extends OidCodec {
    /** All of these types. */
    static final List<String> TYPES = List.of(
            "regproc",
            "regprocedure",
            "regoper",
            "regoperator",
            "regclass",
            "regtype",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regrole",
            "regcollation");

    RegOidCodec(String typeName) {
        super(typeName);
    }

    @Override
    public long decodeLong(Format format, byte[] data, int offset, int length, CodecContext context) {
        return format == Format.BINARY
                ? super.decodeLong(format, data, offset, length, context)
                : parsed(data, offset, length);
    }

    @Override
    public Long decodeText(byte[] data, int offset, int length, CodecContext context) {
        return parsed(data, offset, length);
    }

    private long parsed(byte[] data, int offset, int length) {
        if (length == 1 && data[offset] == '-') {
            return 0;
        }
        if (length == 0 || !Digits.isDigit(data[offset])) {
            throw new CodecException(
                    Malformed.text(data, offset, length, "number").getMessage() + ": a " + typeName()
                            + " comes as a name; cast it to oid in the statement, or get it as String");
        }
        return parse(data, offset, length);
    }

    /** Returns the codecs of all of these types. */
    static List<NumericCodec<?>> all() {
        return TYPES.stream().<NumericCodec<?>>map(RegOidCodec::new).toList();
    }
}
