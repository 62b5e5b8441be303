package io.pgadapt.protocol.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Just enough of DER (X.690) to tell key formats apart, to wrap keys as PKCS#8, and to read a subject name. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int BMP_STRING = 0x1E;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xA0;

    private final byte[] data;
    private final int end;
    private int position;

    /** Reads the elements in the given bytes, one after the other. */
    Der(byte[] data) {
        this(data, 0, data.length);
    }

    private Der(byte[] data, int start, int end) {
        this.data = data;
        this.position = start;
        this.end = end;
    }

    boolean hasNext() {
        return position < end;
    }

    /** Returns the tag of the next element, or -1 at the end. */
    int peekTag() {
        return hasNext() ? data[position] & 0xFF : -1;
    }

    /** Reads the next element, whose tag must be as given, and returns a reader of its content. */
    Der enter(int tag) throws DerException {
        if (peekTag() != tag) {
            throw new DerException("expected tag " + tag + ", found " + peekTag());
        }
        return next();
    }

    /** Reads the next element, whatever its tag, and returns a reader of its content. */
    Der next() throws DerException {
        position++;
        int length = length();
        if (length > end - position) {
            throw new DerException("an element is longer than its surroundings");
        }
        Der content = new Der(data, position, position + length);
        position += length;
        return content;
    }

    /** Returns a copy of all that is left. */
    byte[] rest() {
        return Arrays.copyOfRange(data, position, end);
    }

    private int length() throws DerException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > 4) {
            throw new DerException("an element has a length that is not supported");
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | octet();
        }
        if (length > Integer.MAX_VALUE) {
            throw new DerException("an element is too long");
        }
        return (int) length;
    }

    private int octet() throws DerException {
        if (!hasNext()) {
            throw new DerException("the data ends in the middle of an element");
        }
        return data[position++] & 0xFF;
    }

    /** Returns an element of the given tag and content. */
    static byte[] encode(int tag, byte[]... content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : content) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, body.size());
        element.writeBytes(body.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | octets);
        for (int i = octets - 1; i >= 0; i--) {
            out.write(length >>> (8 * i));
        }
    }

    /** The bytes are not the DER that was expected. */
    static final class DerException extends Exception {
        private static final long serialVersionUID = 1L;

        DerException(String message) {
            super(message);
        }
    }
}
