package io.pgadapt.types;

import io.pgadapt.protocol.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Values that are made of others, written down by hand: what the codecs have to read, not what they write.
 *
 * @param type an array, a composite, a range or a multirange
 * @param binary the binary form
 * @param text the text form
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Derived(PgType type, byte[] binary, byte[] text) {
    private static final int BOTH_INCLUSIVE = 0x06;

    /** Returns everything that can be made of one value. */
    static List<Derived> of(PgType type, byte[] binary, byte[] text) {
        Derived array = array(type, binary, text);
        Derived pair = composite(type, binary, text);
        return List.of(
                range(type, binary, text),
                multirange(type, binary, text),
                array(pair.type, pair.binary, pair.text),
                composite(array.type, array.binary, array.text));
    }

    /** {@code {{x},{NULL}}}. */
    private static Derived array(PgType element, byte[] binary, byte[] text) {
        WireWriter out = new WireWriter(64);
        out.int32(2).int32(1).int32(element.oid()).int32(2).int32(1).int32(1).int32(1);
        out.int32(binary.length).bytes(binary).nullValue();
        return new Derived(Subjects.array(element), out.toArray(), bytes("{{" + quoted(text) + "},{NULL}}"));
    }

    /** {@code (x,x)}. */
    private static Derived composite(PgType field, byte[] binary, byte[] text) {
        WireWriter out = new WireWriter(64);
        out.int32(2);
        out.int32(field.oid()).int32(binary.length).bytes(binary);
        out.int32(field.oid()).int32(binary.length).bytes(binary);
        return new Derived(
                Subjects.composite(field), out.toArray(), bytes("(" + quoted(text) + "," + quoted(text) + ")"));
    }

    /** {@code [x,x]}. */
    private static Derived range(PgType subtype, byte[] binary, byte[] text) {
        WireWriter out = new WireWriter(64);
        out.int8(BOTH_INCLUSIVE);
        out.int32(binary.length).bytes(binary);
        out.int32(binary.length).bytes(binary);
        return new Derived(
                Subjects.range(subtype), out.toArray(), bytes("[" + quoted(text) + "," + quoted(text) + "]"));
    }

    /** A multirange of one range. */
    private static Derived multirange(PgType subtype, byte[] binary, byte[] text) {
        Derived range = range(subtype, binary, text);
        WireWriter out = new WireWriter(64);
        out.int32(1).int32(range.binary.length).bytes(range.binary);
        return new Derived(Subjects.multirange(subtype), out.toArray(), bytes("{" + latin1(range.text) + "}"));
    }

    private static String quoted(byte[] text) {
        return '"' + latin1(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Every byte is a character, so that nothing is lost on the way. */
    private static String latin1(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
