package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.BigEndian;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.internal.Utf8;
import io.pgadapt.types.value.Money;

/**
 * {@code money}: the number of smallest units in binary, and as text that which {@link Money} tells of.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/cash.c">cash_in</a>
 */
public final class MoneyCodec implements ExpressionCodec<Money> {
    /** One of the currency, printed without all that is no digit, is the number of units in it: 1, 100 or 1000. */
    private static final String UNITS_OF_ONE = "pg_catalog.regexp_replace('1'::pg_catalog.numeric::pg_catalog.money"
            + "::pg_catalog.text, '[^0-9]', '', 'g')::pg_catalog.numeric";

    /** As many fraction digits as a currency may have, for otherwise the division would round. */
    private static final String ENOUGH_ZEROS = ".0000000000";

    @Override
    public Class<Money> javaType() {
        return Money.class;
    }

    @Override
    public String typeName() {
        return "money";
    }

    @Override
    public Money decodeBinary(byte[] data, int offset, int length, CodecContext context) {
        Malformed.requireLength(Long.BYTES, length, "money");
        return new Money(BigEndian.getLong(data, offset));
    }

    @Override
    public Money decodeText(byte[] data, int offset, int length, CodecContext context) {
        try {
            return Money.parse(Utf8.decode(data, offset, length, typeName()));
        } catch (IllegalArgumentException e) {
            throw Malformed.text(data, offset, length, "money", e);
        }
    }

    @Override
    public void encodeBinary(Money value, WireWriter out, CodecContext context) {
        out.int64(value.units());
    }

    @Override
    public void encodeText(Money value, WireWriter out, CodecContext context) {
        throw new CodecException(
                value + " has no text, which the server would read by its lc_monetary; send it in binary "
                        + "(not in ExecutionMode.SIMPLE, nor beside values that travel as text), or a BigDecimal for a numeric");
    }

    @Override
    public String expression(Money value) {
        return "('" + value.units() + ENOUGH_ZEROS + "'::pg_catalog.numeric OPERATOR(pg_catalog./) " + UNITS_OF_ONE
                + ")::pg_catalog.money";
    }

    @Override
    public String toString() {
        return "money";
    }
}
