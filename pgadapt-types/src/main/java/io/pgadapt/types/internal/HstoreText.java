package io.pgadapt.types.internal;

import io.pgadapt.types.CodecException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code "a"=>"1", "b"=>NULL}. Not thread-safe. */
public final class HstoreText {
    private final String text;
    private int position;

    private HstoreText(String text) {
        this.text = text;
    }

    /**
     * Returns the map that a text stands for.
     *
     * @throws IllegalArgumentException when it stands for none
     * @throws IndexOutOfBoundsException when it ends too early
     */
    public static Map<String, @Nullable String> parse(String text) {
        HstoreText reader = new HstoreText(text);
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        while (reader.position < text.length()) {
            if (!map.isEmpty()) {
                reader.expect(", ");
            }
            String key = reader.quoted();
            reader.expect("=>");
            map.put(key, reader.value());
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * Returns the text of a map.
     *
     * @throws CodecException when it holds anything but strings, or a key that is null
     */
    public static String print(Map<String, @Nullable String> map) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(text.length() == 0 ? "" : ", ");
            quote(requireString(entry.getKey()), text);
            text.append("=>");
            if (entry.getValue() == null) {
                text.append("NULL");
            } else {
                quote(requireString(entry.getValue()), text);
            }
        }
        return text.toString();
    }

    /**
     * Returns a key or value, which must be a string whatever the map was declared as.
     *
     * @throws CodecException when it is none
     */
    public static String requireString(@Nullable Object item) {
        if (item instanceof String string) {
            return string;
        }
        throw new CodecException("hstore holds strings only, not "
                + (item == null ? "a null key" : item.getClass().getName()));
    }

    private static void quote(String item, StringBuilder text) {
        text.append('"')
                .append(item.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    private @Nullable String value() {
        if (text.startsWith("NULL", position)) {
            position += 4;
            return null;
        }
        return quoted();
    }

    private String quoted() {
        expect("\"");
        StringBuilder item = new StringBuilder();
        while (text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                position++;
            }
            item.append(text.charAt(position++));
        }
        position++;
        return item.toString();
    }

    private void expect(String expected) {
        if (!text.startsWith(expected, position)) {
            throw new IllegalArgumentException(expected + " is missing at index " + position);
        }
        position += expected.length();
    }
}
