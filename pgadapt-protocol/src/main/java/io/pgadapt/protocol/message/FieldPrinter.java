package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Appends the fields of a message to a line of a trace, each after a blank, as libpq's trace prints them.
 *
 * <p>Not thread-safe.
 */
public final class FieldPrinter {
    private final StringBuilder line;

    /** Creates a printer that appends to the given line. */
    public FieldPrinter(StringBuilder line) {
        this.line = line;
    }

    /** Prints a signed number. */
    public FieldPrinter number(int value) {
        line.append(' ').append(value);
        return this;
    }

    /** Prints an OID, which is unsigned. */
    public FieldPrinter oid(int value) {
        line.append(' ').append(Integer.toUnsignedString(value));
        return this;
    }

    /** Prints the code of an untagged message as its two halves. */
    public FieldPrinter requestCode(int code) {
        return number(code >>> 16).number(code & 0xFFFF);
    }

    /** Prints a single byte: itself where it can be printed, else in hexadecimal. */
    public FieldPrinter character(char value) {
        line.append(' ');
        visible(value);
        return this;
    }

    /** Prints text in double quotes, as it is. */
    public FieldPrinter string(String text) {
        line.append(" \"").append(text).append('"');
        return this;
    }

    /** Prints the length of a value and its bytes in single quotes; for null, which stands for NULL, -1 alone. */
    public FieldPrinter value(@Nullable Bytes value) {
        if (value == null) {
            return number(-1);
        }
        number(value.length());
        line.append(" '");
        for (byte b : value.toArray()) {
            visible((char) (b & 0xFF));
        }
        line.append('\'');
        return this;
    }

    /** Prints what stands for text that must not be seen. */
    public FieldPrinter hiddenString() {
        line.append(" \"SSSS\"");
        return this;
    }

    /** Prints what stands for bytes that must not be seen. */
    public FieldPrinter hiddenBytes() {
        line.append(" 'BBBB'");
        return this;
    }

    private void visible(char value) {
        if (value >= ' ' && value <= '~') {
            line.append(value);
        } else {
            line.append("\\x").append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xF, 16));
        }
    }
}
