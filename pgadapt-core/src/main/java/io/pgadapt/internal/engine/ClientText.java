package io.pgadapt.internal.engine;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.protocol.wire.ClientEncoding;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;

/** Text on its way to a session whose {@code client_encoding} need not be UTF-8, which codecs write. */
final class ClientText {
    private static final int INITIAL_CAPACITY = 64;

    private ClientText() {}

    /**
     * Checks that a statement can be sent as it is.
     *
     * @throws DataError when a character does not exist in the encoding
     */
    static void requireEncodable(ParsedSql sql, ClientEncoding encoding) {
        if (encoding.isUtf8()) {
            return;
        }
        try {
            encoding.encode(sql.sql());
        } catch (IllegalArgumentException e) {
            throw new DataError(ErrorReport.of("the statement cannot be sent: " + e.getMessage())
                    .inSql(sql.userText())
                    .causedBy(e)
                    .beforeWriting());
        }
    }

    /**
     * Checks that a literal can be sent as it is.
     *
     * @throws CodecException when a character does not exist in the encoding
     */
    static void requireEncodable(String literal, ClientEncoding encoding) {
        if (encoding.isUtf8()) {
            return;
        }
        try {
            encoding.encode(literal);
        } catch (IllegalArgumentException e) {
            throw new CodecException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Appends a value as text.
     *
     * @throws CodecException when the type cannot hold it, or a character does not exist in the encoding
     */
    static void write(Object value, Codec<Object> codec, WireWriter out, CodecContext context) {
        WireWriter text = new WireWriter(INITIAL_CAPACITY);
        codec.encode(Format.TEXT, value, text, context);
        try {
            out.bytes(context.clientEncoding().fromUtf8(text.array(), text.size()));
        } catch (IllegalArgumentException e) {
            throw new CodecException(String.valueOf(e.getMessage()), e);
        }
    }
}
