package io.pgadapt.types.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address and the length of its network prefix: PostgreSQL's {@code inet} and {@code cidr}. Immutable.
 *
 * <p>The bytes are kept as they are: {@code ::ffff:1.2.3.4} stays an IPv6 address, which {@link InetAddress} would turn
 * into one of IPv4.
 *
 * @see <a href="https://www.postgresql.org/docs/18/datatype-net-types.html">PostgreSQL manual: Network Address Types</a>
 */
public final class Inet {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_GROUPS = 8;

    private final byte[] address;
    private final int prefixLength;

    private Inet(byte[] address, int prefixLength) {
        this.address = address;
        this.prefixLength = prefixLength;
    }

    /** Returns an address alone, whose prefix is all of it. */
    public static Inet of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return of(bytes, bytes.length * Byte.SIZE);
    }

    /**
     * Returns an address with its prefix.
     *
     * @param address 4 or 16 bytes, in network order; copied
     * @throws IllegalArgumentException when the address is of another length, or shorter than its prefix
     */
    public static Inet of(byte[] address, int prefixLength) {
        if (address.length != IPV4_BYTES && address.length != IPV6_BYTES) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        }
        if (prefixLength < 0 || prefixLength > address.length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "a prefix of " + prefixLength + " bits for an address of " + address.length * Byte.SIZE);
        }
        return new Inet(address.clone(), prefixLength);
    }

    /**
     * Reads an address, maybe followed by a slash and the length of its prefix; no name is ever looked up.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Inet parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = host.indexOf(':') < 0 ? ipv4(host) : ipv6(host);
        return of(bytes, slash < 0 ? bytes.length * Byte.SIZE : number(text.substring(slash + 1), 128));
    }

    /** Returns the 4 or 16 bytes of the address, in an array that the caller owns. */
    public byte[] address() {
        return address.clone();
    }

    /** Returns how many bits of the address are the network's. */
    public int prefixLength() {
        return prefixLength;
    }

    /** Returns whether this is an IPv6 address. */
    public boolean isIpv6() {
        return address.length == IPV6_BYTES;
    }

    /** Returns whether the prefix is all of the address. */
    public boolean isHost() {
        return prefixLength == address.length * Byte.SIZE;
    }

    /** Returns the address alone; one of IPv4 mapped into IPv6 becomes that of IPv4. */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " bytes", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Inet that && prefixLength == that.prefixLength && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + prefixLength;
    }

    /** Returns the address, with the length of its prefix unless that is all of it, as {@code inet} is printed. */
    @Override
    public String toString() {
        return isHost() ? host() : host() + "/" + prefixLength;
    }

    /** Returns the address without the length of its prefix. */
    public String host() {
        return isIpv6() ? printIpv6() : printIpv4(0);
    }

    private String printIpv4(int from) {
        return (address[from] & 0xFF) + "." + (address[from + 1] & 0xFF) + "." + (address[from + 2] & 0xFF) + "."
                + (address[from + 3] & 0xFF);
    }

    private String printIpv6() {
        int[] longest = longestZeros();
        int start = longest[0];
        int length = longest[1];
        boolean embedsIpv4 = start == 0 && (length == 6 || (length == 5 && group(5) == 0xFFFF));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < IPV6_GROUPS; i++) {
            if (length > 1 && i >= start && i < start + length && !(embedsIpv4 && i == 6)) {
                text.append(i == start ? ":" : "");
                continue;
            }
            text.append(i == 0 ? "" : ":");
            if (embedsIpv4 && i == 6) {
                return text.append(printIpv4(12)).toString();
            }
            text.append(Integer.toHexString(group(i)));
        }
        return text.append(length > 1 && start + length == IPV6_GROUPS ? ":" : "")
                .toString();
    }

    private int[] longestZeros() {
        int[] longest = {-1, 0};
        for (int i = 0; i < IPV6_GROUPS; i++) {
            int end = i;
            while (end < IPV6_GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > longest[1]) {
                longest = new int[] {i, end - i};
            }
            i = Math.max(i, end - 1);
        }
        return longest;
    }

    private int group(int index) {
        return ((address[2 * index] & 0xFF) << 8) | (address[2 * index + 1] & 0xFF);
    }

    private static byte[] ipv4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != IPV4_BYTES) {
            throw new IllegalArgumentException("not an address: " + host);
        }
        byte[] bytes = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            bytes[i] = (byte) number(parts[i], 255);
        }
        return bytes;
    }

    private static byte[] ipv6(String host) {
        int gap = host.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(host);
            if (all.length != IPV6_BYTES) {
                throw new IllegalArgumentException("not an address: " + host);
            }
            return all;
        }
        byte[] head = groups(host.substring(0, gap));
        byte[] tail = groups(host.substring(gap + 2));
        if (head.length + tail.length > IPV6_BYTES - 2) {
            throw new IllegalArgumentException("not an address: " + host);
        }
        byte[] bytes = Arrays.copyOf(head, IPV6_BYTES);
        System.arraycopy(tail, 0, bytes, IPV6_BYTES - tail.length, tail.length);
        return bytes;
    }

    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        boolean embedsIpv4 = parts[parts.length - 1].indexOf('.') >= 0;
        byte[] bytes = new byte[2 * (parts.length + (embedsIpv4 ? 1 : 0))];
        for (int i = 0; i < parts.length - (embedsIpv4 ? 1 : 0); i++) {
            if (parts[i].isEmpty() || parts[i].length() > 4) {
                throw new IllegalArgumentException("not a group of an address: " + parts[i]);
            }
            int group = Integer.parseUnsignedInt(parts[i], 16);
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        if (embedsIpv4) {
            System.arraycopy(ipv4(parts[parts.length - 1]), 0, bytes, bytes.length - IPV4_BYTES, IPV4_BYTES);
        }
        return bytes;
    }

    private static int number(String digits, int max) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a number of an address: " + digits);
        }
        int value = Integer.parseInt(digits);
        if (value > max) {
            throw new IllegalArgumentException(value + " is more than " + max);
        }
        return value;
    }
}
