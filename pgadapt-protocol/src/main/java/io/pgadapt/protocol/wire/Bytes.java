package io.pgadapt.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes with value equality; what messages hold where the protocol says {@code Byten}. */
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Returns no bytes. */
    public static Bytes empty() {
        return EMPTY;
    }

    /** Returns a copy of the given bytes. */
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /** Returns a copy of {@code length} bytes from {@code offset} on. */
    public static Bytes of(byte[] content, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(content, offset, offset + length));
    }

    /** Returns the bytes of the text in UTF-8. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns how many bytes these are. */
    public int length() {
        return content.length;
    }

    /** Returns a copy that the caller owns. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Returns the text that these bytes are in UTF-8. */
    public String utf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Appends these bytes to the writer. */
    public void writeTo(WireWriter out) {
        out.bytes(content, 0, content.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Returns the bytes in hexadecimal, as in {@code \xcafe}. */
    @Override
    public String toString() {
        return "\\x" + HexFormat.of().formatHex(content);
    }
}
