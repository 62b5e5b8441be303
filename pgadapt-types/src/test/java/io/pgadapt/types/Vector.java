package io.pgadapt.types;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A value read off a server: how it was written, how the server prints it, and its binary form.
 *
 * @param type as written in SQL, maybe with a modifier
 * @param binary in hexadecimal; {@code \N} when the type has no binary form
 */
record Vector(String type, String literal, String text, String binary) {
    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>(of("types"));
        vectors.addAll(of("pgvector"));
        return vectors;
    }

    private static List<Vector> of(String table) {
        List<Vector> vectors = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/" + table + ".tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split("\t", -1);
                        vectors.add(new Vector(cells[0], unescape(cells[1]), wireText(cells), cells[3]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }

    boolean hasBinary() {
        return !binary.equals("\\N");
    }

    byte[] binaryBytes() {
        return HexFormat.of().parseHex(binary);
    }

    byte[] textBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the type's name in the catalogue: without modifier, arrays as {@code int4[]}. */
    String typeName() {
        int modifier = type.indexOf('(');
        String plain = modifier < 0 ? type : type.substring(0, modifier) + type.substring(type.indexOf(')') + 1);
        return plain.replace("\"", "");
    }

    /** The table was made with casts to text, which print four types otherwise than their output functions do. */
    private static String wireText(String[] cells) {
        String cast = unescape(cells[2]);
        if (cells[0].equals("bool")) {
            return cast.substring(0, 1);
        }
        if (cells[0].equals("inet")) {
            return cast.replaceAll("(?<=^[0-9.]{1,16})/32$|(?<=:[0-9a-f:.]{0,40})/128$", "");
        }
        return cells[0].startsWith("bpchar") || cells[0].equals("xml")
                ? new String(HexFormat.of().parseHex(cells[3]), StandardCharsets.UTF_8)
                : cast;
    }

    private static String unescape(String cell) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = cell.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }

    @Override
    public String toString() {
        return type + " " + literal;
    }
}
