package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link ErrorResponse} or a {@link NoticeResponse} says, field by field.
 *
 * <p>Every field may be absent, also those that servers always send. A position or line that is no decimal number is
 * absent as a number; its text is there.
 *
 * @param texts the fields' texts by their codes, in the order in which they came; codes that {@link ErrorField} does not
 *     know are kept
 */
public record ErrorFields(Map<Character, String> texts) {
    private static final int MAX_CODE = 255;

    /** Keeps a copy of the map, in its order. */
    public ErrorFields {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Returns the fields that every error has. */
    public static ErrorFields of(String severity, String sqlState, String message) {
        return new ErrorFields(Map.of())
                .with(ErrorField.SEVERITY, severity)
                .with(ErrorField.SEVERITY_NON_LOCALIZED, severity)
                .with(ErrorField.SQL_STATE, sqlState)
                .with(ErrorField.MESSAGE, message);
    }

    /** Returns these fields and one more; it takes the place of a field of the same kind. */
    public ErrorFields with(ErrorField field, String text) {
        Map<Character, String> more = new LinkedHashMap<>(texts);
        more.put(field.code(), text);
        return new ErrorFields(more);
    }

    /** Returns the text of a field, or null when it is absent. */
    public @Nullable String get(ErrorField field) {
        return texts.get(field.code());
    }

    /** Returns the severity in the server's language. */
    public @Nullable String severity() {
        return get(ErrorField.SEVERITY);
    }

    /** Returns the severity, never translated; servers before 9.6 do not send it. */
    public @Nullable String severityNonLocalized() {
        return get(ErrorField.SEVERITY_NON_LOCALIZED);
    }

    /** Returns the SQLSTATE code. */
    public @Nullable String sqlState() {
        return get(ErrorField.SQL_STATE);
    }

    /** Returns the primary message. */
    public @Nullable String message() {
        return get(ErrorField.MESSAGE);
    }

    /** Returns more about the problem. */
    public @Nullable String detail() {
        return get(ErrorField.DETAIL);
    }

    /** Returns a suggestion what to do. */
    public @Nullable String hint() {
        return get(ErrorField.HINT);
    }

    /** Returns the text of a command that the server ran on its own. */
    public @Nullable String internalQuery() {
        return get(ErrorField.INTERNAL_QUERY);
    }

    /** Returns the context, one entry a line. */
    public @Nullable String where() {
        return get(ErrorField.WHERE);
    }

    /** Returns the schema of the object concerned. */
    public @Nullable String schema() {
        return get(ErrorField.SCHEMA);
    }

    /** Returns the table concerned. */
    public @Nullable String table() {
        return get(ErrorField.TABLE);
    }

    /** Returns the column concerned. */
    public @Nullable String column() {
        return get(ErrorField.COLUMN);
    }

    /** Returns the data type concerned. */
    public @Nullable String dataType() {
        return get(ErrorField.DATA_TYPE);
    }

    /** Returns the constraint concerned. */
    public @Nullable String constraint() {
        return get(ErrorField.CONSTRAINT);
    }

    /** Returns the file of the server's source. */
    public @Nullable String file() {
        return get(ErrorField.FILE);
    }

    /** Returns the routine of the server's source. */
    public @Nullable String routine() {
        return get(ErrorField.ROUTINE);
    }

    /** Returns where in the query the problem is, in characters from 1 on. */
    public OptionalInt position() {
        return number(ErrorField.POSITION);
    }

    /** Returns where in {@link #internalQuery} the problem is, in characters from 1 on. */
    public OptionalInt internalPosition() {
        return number(ErrorField.INTERNAL_POSITION);
    }

    /** Returns the line in {@link #file}. */
    public OptionalInt line() {
        return number(ErrorField.LINE);
    }

    private OptionalInt number(ErrorField field) {
        String text = get(field);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    static ErrorFields read(WireReader body) {
        Map<Character, String> texts = new LinkedHashMap<>();
        for (int code = body.uint8(); code != 0; code = body.uint8()) {
            texts.put((char) code, body.cstring());
        }
        return new ErrorFields(texts);
    }

    void write(WireWriter out) {
        for (Map.Entry<Character, String> field : texts.entrySet()) {
            char code = field.getKey();
            if (code == 0 || code > MAX_CODE) {
                throw new IllegalArgumentException("an error field needs a code of 1 to 255, not " + (int) code);
            }
            out.int8(code).cstring(field.getValue());
        }
        out.int8(0);
    }

    void print(FieldPrinter fields) {
        texts.forEach((code, text) -> fields.character(code).string(text));
        fields.character('\0');
    }
}
