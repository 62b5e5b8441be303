package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;

/** A position in the text form of a value, for parsers of what the server prints. Not thread-safe. */
public final class TextCursor {
    private final byte[] data;
    private final int start;
    private final int end;
    private final String typeName;
    private int position;

    /** Creates a cursor at the first of {@code length} bytes; the type is named in errors. */
    public TextCursor(byte[] data, int offset, int length, String typeName) {
        this.data = data;
        this.start = offset;
        this.position = offset;
        this.end = offset + length;
        this.typeName = typeName;
    }

    /** Returns whether everything has been read. */
    public boolean atEnd() {
        return position == end;
    }

    /** Returns whether the next byte is the given one. */
    public boolean isNext(char expected) {
        return position < end && data[position] == expected;
    }

    /** Reads the next byte if it is the given one. */
    public boolean accept(char expected) {
        if (isNext(expected)) {
            position++;
            return true;
        }
        return false;
    }

    /** Reads the given text if it comes next. */
    public boolean accept(String expected) {
        if (end - position < expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (data[position + i] != expected.charAt(i)) {
                return false;
            }
        }
        position += expected.length();
        return true;
    }

    /** Reads the next byte, which must be the given one. */
    public void expect(char expected) {
        if (!accept(expected)) {
            throw malformed();
        }
    }

    /** Reads a number of at least and at most so many digits. */
    public int number(int atLeast, int atMost) {
        int first = position;
        int value = 0;
        while (position < end && position - first < atMost && Digits.isDigit(data[position])) {
            value = value * 10 + (data[position++] - '0');
        }
        if (position - first < atLeast) {
            throw malformed();
        }
        return value;
    }

    /** Reads up to six digits after a decimal point as millionths. */
    public int micros() {
        int first = position;
        int value = number(1, 6);
        for (int digits = position - first; digits < 6; digits++) {
            value *= 10;
        }
        return value;
    }

    /** Checks that everything has been read. */
    public void requireEnd() {
        if (!atEnd()) {
            throw malformed();
        }
    }

    /** Returns the error for a text that is not one of the type's. */
    public CodecException malformed() {
        return Malformed.text(data, start, end - start, typeName);
    }
}
