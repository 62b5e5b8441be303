package io.pgadapt.types;

import io.pgadapt.types.internal.BuiltinTypes;
import io.pgadapt.types.internal.codec.BoolCodec;
import io.pgadapt.types.internal.codec.ByteaCodec;
import io.pgadapt.types.internal.codec.CharCodec;
import io.pgadapt.types.internal.codec.DateCodec;
import io.pgadapt.types.internal.codec.DecimalCodec;
import io.pgadapt.types.internal.codec.Float4Codec;
import io.pgadapt.types.internal.codec.Float8Codec;
import io.pgadapt.types.internal.codec.InstantCodec;
import io.pgadapt.types.internal.codec.Int2Codec;
import io.pgadapt.types.internal.codec.Int4Codec;
import io.pgadapt.types.internal.codec.Int8Codec;
import io.pgadapt.types.internal.codec.IntervalCodec;
import io.pgadapt.types.internal.codec.MoneyCodec;
import io.pgadapt.types.internal.codec.OffsetDateTimeCodec;
import io.pgadapt.types.internal.codec.OidCodec;
import io.pgadapt.types.internal.codec.PgNumericCodec;
import io.pgadapt.types.internal.codec.TextCodec;
import io.pgadapt.types.internal.codec.TimeCodec;
import io.pgadapt.types.internal.codec.TimestampCodec;
import io.pgadapt.types.internal.codec.TimetzCodec;
import io.pgadapt.types.internal.codec.UuidCodec;
import io.pgadapt.types.internal.codec.VersionedTextCodec;
import io.pgadapt.types.value.Interval;
import io.pgadapt.types.value.Money;
import io.pgadapt.types.value.PgNumeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;

/** The built-in codecs by name, to build others upon: {@code Codecs.TEXT.map(Email.class, Email::new, Email::value)}. */
public final class Codecs {
    /** {@code bool}. */
    public static final BooleanCodec BOOL = new BoolCodec();

    /** {@code int2}. */
    public static final NumericCodec<Short> INT2 = new Int2Codec();

    /** {@code int4}; what is mapped over it also serves the other numeric types, as over all of them. */
    public static final NumericCodec<Integer> INT4 = new Int4Codec();

    /** {@code int8}. */
    public static final NumericCodec<Long> INT8 = new Int8Codec();

    /** {@code oid}, never negative. */
    public static final NumericCodec<Long> OID = new OidCodec("oid");

    /** {@code float4}. */
    public static final NumericCodec<Float> FLOAT4 = new Float4Codec();

    /** {@code float8}. */
    public static final NumericCodec<Double> FLOAT8 = new Float8Codec();

    /** {@code numeric} with NaN and infinities. */
    public static final Codec<PgNumeric> PG_NUMERIC = new PgNumericCodec();

    /** {@code numeric} without NaN and infinities. */
    public static final NumericCodec<BigDecimal> NUMERIC = new DecimalCodec(PG_NUMERIC);

    /** {@code money}; sent in binary only, as {@link Money} tells. */
    public static final Codec<Money> MONEY = new MoneyCodec();

    /** {@code text}; what is mapped over it also serves {@code varchar}, {@code citext} and other string types. */
    public static final Codec<String> TEXT = new TextCodec("text");

    /** {@code "char"}, the one-byte type of the catalogue; not {@code character(n)}. */
    public static final Codec<String> CHAR = new CharCodec();

    /** {@code bytea}. */
    public static final Codec<byte[]> BYTEA = new ByteaCodec();

    /** {@code date}; the infinities are {@code MAX} and {@code MIN}, here and below. */
    public static final Codec<LocalDate> DATE = new DateCodec();

    /** {@code time}; 24:00:00 is {@code LocalTime.MAX}, here and below. */
    public static final Codec<LocalTime> TIME = new TimeCodec();

    /** {@code timetz}. */
    public static final Codec<OffsetTime> TIMETZ = new TimetzCodec();

    /** {@code timestamp}. */
    public static final Codec<LocalDateTime> TIMESTAMP = new TimestampCodec();

    /** {@code timestamptz}, in UTC. */
    public static final Codec<OffsetDateTime> TIMESTAMPTZ = new OffsetDateTimeCodec();

    /** {@code timestamptz} as instant. */
    public static final Codec<Instant> INSTANT = new InstantCodec();

    /** {@code interval}. */
    public static final Codec<Interval> INTERVAL = new IntervalCodec();

    /** {@code uuid}. */
    public static final Codec<UUID> UUID = new UuidCodec();

    /** {@code json}, its text as it was stored. */
    public static final Codec<String> JSON = new TextCodec("json");

    /** {@code jsonb}, its text as the server prints it. */
    public static final Codec<String> JSONB = new VersionedTextCodec("jsonb");

    private Codecs() {}

    /**
     * Returns the codec of any built-in type and one of its classes, to build upon where there is no constant:
     * {@code of("inet", Inet.class)}, {@code of("_text", String[].class)}, {@code of("int4range", Range.class)}.
     *
     * @param typeName as in {@code pg_type.typname}, where an array type begins with an underscore
     * @throws IllegalArgumentException when there is no built-in type of that name: the types of extensions and users are
     *     looked up in each database, so that classes over them need a {@link CodecFactory}
     * @throws NoCodecException when the type does not decode to the class; the message says to which it does
     */
    public static <T> Codec<T> of(String typeName, Class<T> type) {
        PgType builtin = BuiltinTypes.byName(typeName);
        if (builtin == null) {
            throw new IllegalArgumentException("there is no built-in type \"" + typeName
                    + "\" (the name is that of pg_type.typname, such as int4 or _int4); for a type of an extension"
                    + " register a CodecFactory");
        }
        return CodecRegistry.defaults().forResult(builtin, type);
    }
}
