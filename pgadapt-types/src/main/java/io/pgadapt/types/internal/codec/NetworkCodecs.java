package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.value.Inet;
import io.pgadapt.types.value.MacAddress;
import java.util.function.Function;

/**
 * {@code inet}, {@code cidr}, {@code macaddr}, {@code macaddr8}.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/network.c">network_send</a>
 */
public final class NetworkCodecs {
    /** The server's own numbers for address families. */
    private static final int IPV4 = 2;

    private static final int IPV6 = 3;

    private NetworkCodecs() {}

    /** Returns the codec of {@code inet}. */
    public static Codec<Inet> inet() {
        return network("inet", 0, Inet::toString);
    }

    /** Returns the codec of {@code cidr}, which always shows the prefix. */
    public static Codec<Inet> cidr() {
        return network("cidr", 1, value -> value.host() + "/" + value.prefixLength());
    }

    /** Returns the codec of {@code macaddr} with 6 bytes or {@code macaddr8} with 8. */
    public static Codec<MacAddress> mac(String typeName, int length) {
        return new SimpleCodec<>(
                typeName,
                MacAddress.class,
                new SimpleCodec.Binary<>(in -> readMac(in, length), (value, out) -> writeMac(value, length, out)),
                new SimpleCodec.Text<>(MacAddress::parse, MacAddress::toString));
    }

    private static Codec<Inet> network(String typeName, int isCidr, Function<Inet, String> printer) {
        return new SimpleCodec<>(
                typeName,
                Inet.class,
                new SimpleCodec.Binary<>(NetworkCodecs::readInet, (value, out) -> writeInet(value, isCidr, out)),
                new SimpleCodec.Text<>(Inet::parse, printer));
    }

    private static Inet readInet(WireReader in) {
        int family = in.uint8();
        int prefixLength = in.uint8();
        in.skip(1);
        int length = in.uint8();
        if (family != (length == 4 ? IPV4 : IPV6)) {
            throw new IllegalArgumentException("address family " + family + " with " + length + " bytes");
        }
        return Inet.of(in.bytes(length), prefixLength);
    }

    private static void writeInet(Inet value, int isCidr, WireWriter out) {
        byte[] address = value.address();
        out.int8(value.isIpv6() ? IPV6 : IPV4).int8(value.prefixLength()).int8(isCidr);
        out.int8(address.length).bytes(address);
    }

    private static MacAddress readMac(WireReader in, int length) {
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits = (bits << Byte.SIZE) | in.uint8();
        }
        return new MacAddress(bits, length);
    }

    private static void writeMac(MacAddress value, int length, WireWriter out) {
        if (value.length() > length) {
            throw new CodecException(value + " has 8 bytes, but macaddr holds 6; use macaddr8");
        }
        for (int shift = (value.length() - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.int8((int) (value.bits() >>> shift));
        }
    }
}
