package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.internal.pgvector.SparseVectorCodec;
import io.pgadapt.types.internal.pgvector.VectorCodec;
import io.pgadapt.types.internal.pgvector.VectorViews;
import io.pgadapt.types.value.BitString;
import io.pgadapt.types.value.Inet;
import io.pgadapt.types.value.Interval;
import io.pgadapt.types.value.SparseVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.BitSet;
import java.util.Date;
import java.util.List;

/**
 * The list of everything that works without registration.
 *
 * <p>Later entries go before earlier ones: families first, then classes on request, then the defaults. A value's class
 * asks for the type of the last codec that is listed for it.
 */
public final class BuiltinCodecs {
    private BuiltinCodecs() {}

    /** Adds all built-in codecs. */
    public static CodecRegistry.Builder registerAll(CodecRegistry.Builder registry) {
        families(registry);
        special(registry);
        texts(registry);
        extensions(registry);
        onRequest(registry);
        CalendarViews.register(registry);
        return defaults(registry);
    }

    private static void families(CodecRegistry.Builder registry) {
        registry.factory(new StringFactory())
                .factory(new OptionalFactory())
                .factory(new JavaEnumFactory())
                .factory(new ArrayFactory())
                .factory(new VectorFactory())
                .factory(new HstoreFactory())
                .factory(new RangeFactory())
                .factory(new CompositeFactory())
                .factory(new NumberFactory())
                .factory(new MoneyNumbers())
                .factory(new EwkbFactory());
    }

    private static void onRequest(CodecRegistry.Builder registry) {
        ZonedDateTimeCodec zoned = new ZonedDateTimeCodec();
        SessionLocalCodec sessionLocal = new SessionLocalCodec(new TimestampCodec(), zoned);
        registry.codec(Codecs.NUMERIC.map(BigInteger.class, BuiltinCodecs::toBigInteger, BigDecimal::new))
                .codec(Codecs.INT2.map(Byte.class, BuiltinCodecs::toByte, Byte::shortValue))
                .codec(Codecs.PG_NUMERIC)
                .codec(Codecs.INSTANT.map(Date.class, BuiltinCodecs::toDate, BuiltinCodecs::toInstant))
                .codec(zoned)
                .codec(Codecs.INSTANT)
                .codec(sessionLocal)
                .codec(sessionLocal.map(LocalDate.class, BuiltinCodecs::toDate, BuiltinCodecs::atStartOfDay))
                .codec(Codecs.TIMESTAMP.map(LocalDate.class, BuiltinCodecs::toDate, BuiltinCodecs::atStartOfDay))
                .codec(Codecs.INTERVAL.map(Duration.class, Interval::toDuration, Interval::of))
                .codec(Codecs.INTERVAL.map(Period.class, Interval::toPeriod, Interval::of))
                .codec(Codecs.DATE.map(LocalDateTime.class, BuiltinCodecs::atStartOfDay, BuiltinCodecs::toDate));
    }

    private static void special(CodecRegistry.Builder registry) {
        Codec<BigInteger> xid8 = SystemCodecs.xid8();
        registry.codec(xid8.map(Long.class, BigInteger::longValueExact, BigInteger::valueOf))
                .defaultCodec(new OidCodec("xid"))
                .defaultCodec(new OidCodec("cid"))
                .defaultCodec(SystemCodecs.tid())
                .defaultCodec(SystemCodecs.lsn())
                .defaultCodec(SystemCodecs.snapshot("txid_snapshot"))
                .defaultCodec(SystemCodecs.snapshot("pg_snapshot"))
                .defaultCodec(xid8)
                .defaultCodec(SystemCodecs.bits("bit"))
                .defaultCodec(SystemCodecs.bits("varbit"))
                .codec(SystemCodecs.bits("bit").map(BitSet.class, BitString::toBitSet, BuiltinCodecs::toBits))
                .codec(SystemCodecs.bits("varbit").map(BitSet.class, BitString::toBitSet, BuiltinCodecs::toBits))
                .defaultCodec(NetworkCodecs.mac("macaddr8", 8))
                .defaultCodec(NetworkCodecs.mac("macaddr", 6))
                .defaultCodec(NetworkCodecs.cidr())
                .defaultCodec(NetworkCodecs.inet())
                .codec(NetworkCodecs.cidr().map(InetAddress.class, Inet::toInetAddress, Inet::of))
                .codec(NetworkCodecs.inet().map(InetAddress.class, Inet::toInetAddress, Inet::of))
                .defaultCodec(GeometricCodecs.point())
                .defaultCodec(GeometricCodecs.line())
                .defaultCodec(GeometricCodecs.lineSegment())
                .defaultCodec(GeometricCodecs.box())
                .defaultCodec(GeometricCodecs.path())
                .defaultCodec(GeometricCodecs.polygon())
                .defaultCodec(GeometricCodecs.circle())
                .defaultCodec(TextSearchCodecs.vector())
                .defaultCodec(TextSearchCodecs.query())
                .defaultCodec(new VersionedTextCodec("jsonpath"));
        // results are text, which is a String on request; what is sent is binary
        registry.defaultCodec(new UntypedCodec<>(Codecs.MONEY)).codec(Codecs.MONEY);
    }

    /** Types whose values are their texts. Nothing but an empty text comes of {@code void}. */
    private static void texts(CodecRegistry.Builder registry) {
        for (String sameInBinary : List.of("xml", "refcursor", "pg_node_tree", "void")) {
            registry.defaultCodec(new TextCodec(sameInBinary));
        }
        RegOidCodec.TYPES.forEach(type -> registry.defaultCodec(new RegNameCodec(type)));
    }

    /** Types that have another OID in each database, and are known by their names. */
    private static void extensions(CodecRegistry.Builder registry) {
        for (String versioned : List.of("ltree", "lquery", "ltxtquery")) {
            registry.factory(Registration.ofExtension(new VersionedTextCodec(versioned)));
        }
        Codec<SparseVector> sparse = new SparseVectorCodec();
        registry.factory(Registration.ofExtension(CubeCodec.cube()))
                .factory(new VectorViews())
                .factory(Registration.ofExtension(VectorCodec.vector()))
                .factory(Registration.ofExtension(VectorCodec.halfvec()))
                .codec(sparse.map(float[].class, SparseVectorCodec::toDense, SparseVector::of))
                .factory(Registration.ofExtension(sparse))
                .factory(Registration.ofExtension(ExtentCodecs.box2d()))
                .factory(Registration.ofExtension(ExtentCodecs.box3d()));
    }

    private static BitString toBits(BitSet bits) {
        return BitString.of(bits, bits.length());
    }

    private static CodecRegistry.Builder defaults(CodecRegistry.Builder registry) {
        return registry.defaultCodec(Codecs.BOOL)
                .defaultCodec(Codecs.INT2)
                .defaultCodec(Codecs.INT4)
                .defaultCodec(Codecs.OID)
                .defaultCodec(Codecs.INT8)
                .defaultCodec(Codecs.FLOAT4)
                .defaultCodec(Codecs.FLOAT8)
                .defaultCodec(Codecs.NUMERIC)
                .defaultCodec(Codecs.BYTEA)
                .defaultCodec(Codecs.DATE)
                .defaultCodec(Codecs.TIME)
                .defaultCodec(Codecs.TIMETZ)
                .defaultCodec(Codecs.TIMESTAMP)
                .defaultCodec(Codecs.TIMESTAMPTZ)
                .defaultCodec(Codecs.INTERVAL)
                .defaultCodec(Codecs.UUID)
                .defaultCodec(new AnonymousRecordCodec())
                .defaultCodec(Codecs.JSON)
                .defaultCodec(Codecs.JSONB)
                .defaultCodec(Codecs.CHAR)
                .codec(Codecs.TEXT);
    }

    private static LocalDateTime atStartOfDay(LocalDate date) {
        if (date.equals(LocalDate.MAX)) {
            return LocalDateTime.MAX;
        }
        return date.equals(LocalDate.MIN) ? LocalDateTime.MIN : date.atStartOfDay();
    }

    private static LocalDate toDate(LocalDateTime value) {
        boolean infinite = value.equals(LocalDateTime.MAX) || value.equals(LocalDateTime.MIN);
        if (!infinite && !value.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new CodecException(value + " has a time of day, which LocalDate and date cannot hold");
        }
        return value.toLocalDate();
    }

    @SuppressWarnings("JavaUtilDate") // for those who still have it
    private static Date toDate(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return new Date(Long.MAX_VALUE);
        }
        return instant.equals(Instant.MIN) ? new Date(Long.MIN_VALUE) : Date.from(instant);
    }

    @SuppressWarnings("JavaUtilDate") // for those who still have it
    private static Instant toInstant(Date date) {
        if (date.getTime() == Long.MAX_VALUE) {
            return Instant.MAX;
        }
        return date.getTime() == Long.MIN_VALUE ? Instant.MIN : date.toInstant();
    }

    private static BigInteger toBigInteger(BigDecimal value) {
        try {
            return value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new CodecException(value + " is no integer; decode it as BigDecimal", e);
        }
    }

    private static Byte toByte(short value) {
        if ((byte) value != value) {
            throw CodecException.outOfRange(value, "int2", "Byte", "-128", "127");
        }
        return (byte) value;
    }
}
