package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.BitString;
import io.pgadapt.types.value.Lsn;
import io.pgadapt.types.value.Snapshot;
import io.pgadapt.types.value.Tid;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** {@code bit}, {@code varbit}, and what the server counts with: {@code xid8}, {@code tid}, {@code pg_lsn}, snapshots. */
public final class SystemCodecs {
    private SystemCodecs() {}

    /** Returns the codec of {@code bit} or {@code varbit}: how many bits, and these from the left in whole bytes. */
    public static Codec<BitString> bits(String typeName) {
        return new SimpleCodec<>(
                typeName,
                BitString.class,
                new SimpleCodec.Binary<>(SystemCodecs::readBits, SystemCodecs::writeBits),
                new SimpleCodec.Text<>(BitString::parse, BitString::toString));
    }

    /** Returns the codec of {@code xid8}: 64 bits without a sign. */
    public static Codec<BigInteger> xid8() {
        return new SimpleCodec<>(
                "xid8",
                BigInteger.class,
                new SimpleCodec.Binary<>(
                        in -> new BigInteger(1, in.bytes(Long.BYTES)),
                        (value, out) -> out.int64(unsigned(value).longValue())),
                new SimpleCodec.Text<>(
                        text -> new BigInteger(Long.toUnsignedString(Long.parseUnsignedLong(text))),
                        value -> unsigned(value).toString()));
    }

    /** Returns the codec of {@code tid}. */
    public static Codec<Tid> tid() {
        return new SimpleCodec<>(
                "tid",
                Tid.class,
                new SimpleCodec.Binary<>(
                        in -> new Tid(Integer.toUnsignedLong(in.int32()), in.uint16()),
                        (value, out) -> out.int32((int) value.block()).int16(value.offset())),
                new SimpleCodec.Text<>(SystemCodecs::parseTid, Tid::toString));
    }

    /** Returns the codec of {@code pg_lsn}. */
    public static Codec<Lsn> lsn() {
        return new SimpleCodec<>(
                "pg_lsn",
                Lsn.class,
                new SimpleCodec.Binary<>(in -> new Lsn(in.int64()), (value, out) -> out.int64(value.position())),
                new SimpleCodec.Text<>(Lsn::parse, Lsn::toString));
    }

    /** Returns the codec of {@code pg_snapshot} or {@code txid_snapshot}. */
    public static Codec<Snapshot> snapshot(String typeName) {
        return new SimpleCodec<>(
                typeName,
                Snapshot.class,
                new SimpleCodec.Binary<>(SystemCodecs::readSnapshot, SystemCodecs::writeSnapshot),
                new SimpleCodec.Text<>(Snapshot::parse, Snapshot::toString));
    }

    private static BitString readBits(WireReader in) {
        int length = in.int32();
        byte[] bytes = in.bytes(length < 0 ? length : (int) (((long) length + 7) >> 3));
        BitSet bits = new BitSet(length);
        for (int i = 0; i < length; i++) {
            bits.set(i, (bytes[i >> 3] & (0x80 >> (i & 7))) != 0);
        }
        return BitString.of(bits, length);
    }

    private static void writeBits(BitString value, WireWriter out) {
        out.int32(value.length());
        int collected = 0;
        for (int i = 0; i < value.length(); i++) {
            collected |= value.get(i) ? 0x80 >> (i & 7) : 0;
            if ((i & 7) == 7 || i == value.length() - 1) {
                out.int8(collected);
                collected = 0;
            }
        }
    }

    private static BigInteger unsigned(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw CodecException.outOfRange(value, "BigInteger", "xid8", "0", "18446744073709551615");
        }
        return value;
    }

    private static Tid parseTid(String text) {
        int comma = text.indexOf(',');
        if (!text.startsWith("(") || !text.endsWith(")") || comma < 0) {
            throw new IllegalArgumentException("not a tid");
        }
        return new Tid(
                Long.parseLong(text.substring(1, comma)),
                Integer.parseInt(text.substring(comma + 1, text.length() - 1)));
    }

    private static Snapshot readSnapshot(WireReader in) {
        int count = in.int32();
        long xmin = in.int64();
        long xmax = in.int64();
        if (count < 0 || (long) count * Long.BYTES != in.remaining()) {
            throw new IllegalArgumentException(count + " transactions in " + in.remaining() + " bytes");
        }
        List<Long> running = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            running.add(in.int64());
        }
        return new Snapshot(xmin, xmax, running);
    }

    private static void writeSnapshot(Snapshot value, WireWriter out) {
        out.int32(value.running().size()).int64(value.xmin()).int64(value.xmax());
        value.running().forEach(out::int64);
    }
}
