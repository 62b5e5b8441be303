package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;

/**
 * A position in the text form of an array, and the element that was read last. Not thread-safe.
 *
 * <p>An element is found where it stands; only one with escapes is copied.
 */
public final class ArrayTokens {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int LOWER_CASE = 0x20;

    private final byte[] text;
    private final int start;
    private final int end;
    private final byte delimiter;
    private int position;
    private byte[] data;
    private int offset;
    private int length;
    private boolean isNull;

    /** Creates a position at the first of {@code length} bytes. */
    public ArrayTokens(byte[] text, int offset, int length, char delimiter) {
        this.text = text;
        this.start = offset;
        this.end = offset + length;
        this.delimiter = (byte) delimiter;
        this.position = offset;
        this.data = text;
    }

    /** Returns the bytes that hold the element. */
    public byte[] data() {
        return data;
    }

    /** Returns where the element begins. */
    public int offset() {
        return offset;
    }

    /** Returns how many bytes the element has. */
    public int length() {
        return length;
    }

    /** Returns whether the element is NULL. */
    public boolean isNull() {
        return isNull;
    }

    /** Reads the next element of a text that has been checked, whatever braces are before it. */
    public void next() {
        while (isNext('{') || isNext('}') || isNext((char) delimiter)) {
            position++;
        }
        element();
    }

    /** Reads an element. */
    void element() {
        data = text;
        if (accept('"')) {
            quoted();
        } else {
            plain();
        }
    }

    boolean isNext(char expected) {
        return position < end && text[position] == expected;
    }

    boolean accept(char expected) {
        if (isNext(expected)) {
            position++;
            return true;
        }
        return false;
    }

    boolean acceptDelimiter() {
        return accept((char) delimiter);
    }

    void expect(char expected) {
        if (!accept(expected)) {
            throw malformed();
        }
    }

    void requireEnd() {
        if (position != end) {
            throw malformed();
        }
    }

    /** Reads an integer and what ends it. */
    int number(char terminator) {
        int first = position;
        while (position < end && text[position] != terminator) {
            position++;
        }
        try {
            int number = Math.toIntExact(Digits.parse(text, first, position - first));
            expect(terminator);
            return number;
        } catch (NumberFormatException | ArithmeticException e) {
            throw malformed();
        }
    }

    CodecException malformed() {
        return Malformed.text(text, start, end - start, "array");
    }

    private void plain() {
        int first = position;
        boolean escaped = false;
        while (position < end && text[position] != delimiter && text[position] != '}') {
            if (text[position] == '{' || text[position] == '"') {
                throw malformed();
            }
            escaped |= text[position] == '\\';
            position += text[position] == '\\' ? 2 : 1;
        }
        if (position >= end || position == first) {
            throw malformed();
        }
        take(first, position, escaped);
        isNull = !escaped && isNull(text, offset, length);
    }

    private void quoted() {
        int first = position;
        boolean escaped = false;
        while (position < end && text[position] != '"') {
            escaped |= text[position] == '\\';
            position += text[position] == '\\' ? 2 : 1;
        }
        if (position >= end) {
            throw malformed();
        }
        take(first, position, escaped);
        position++;
        isNull = false;
    }

    private void take(int first, int last, boolean escaped) {
        offset = first;
        length = last - first;
        if (!escaped) {
            return;
        }
        byte[] plain = new byte[length];
        int count = 0;
        for (int i = first; i < last; i++) {
            if (text[i] == '\\') {
                i++;
            }
            plain[count++] = text[i];
        }
        data = plain;
        offset = 0;
        length = count;
    }

    /** Returns whether bytes read NULL, in any case. */
    static boolean isNull(byte[] data, int offset, int length) {
        if (length != NULL.length) {
            return false;
        }
        for (int i = 0; i < NULL.length; i++) {
            if ((data[offset + i] | LOWER_CASE) != NULL[i]) {
                return false;
            }
        }
        return true;
    }
}
