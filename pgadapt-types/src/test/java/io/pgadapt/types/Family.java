package io.pgadapt.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.json.Json;
import io.pgadapt.types.value.PgArray;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types of one family as a target of fuzzing. Of an input the first byte says which of the types, with its highest bit
 * in which format; the rest is the value.
 *
 * <p>Every input gives a value or a {@link CodecException}, and a value that can be encoded decodes again to an equal one,
 * in both formats.
 */
final class Family {
    private static final int BINARY = 0x80;

    private final List<PgType> types;
    private final Map<PgType, List<Attempt>> attempts = new HashMap<>();

    private Family(List<PgType> types) {
        this.types = types;
    }

    /** Creates the family of types of the catalogue; new ones go to the end, so that inputs keep their meaning. */
    static Family of(String... typeNames) {
        return new Family(Arrays.stream(typeNames).map(Subjects::type).toList());
    }

    /** Returns the known values of the types, as inputs. */
    Stream<byte[]> seeds() {
        List<Vector> vectors = Vector.all();
        return IntStream.range(0, types.size())
                .boxed()
                .flatMap(index -> vectors.stream()
                        .filter(vector -> Subjects.type(vector.typeName()).equals(types.get(index)))
                        .flatMap(vector -> inputs(index, vector)));
    }

    private static Stream<byte[]> inputs(int index, Vector vector) {
        byte[] text = input(index, vector.textBytes());
        return vector.hasBinary() ? Stream.of(text, input(index | BINARY, vector.binaryBytes())) : Stream.of(text);
    }

    private static byte[] input(int head, byte[] value) {
        byte[] input = new byte[value.length + 1];
        input[0] = (byte) head;
        System.arraycopy(value, 0, input, 1, value.length);
        return input;
    }

    /** Tries an input with every codec of its type. */
    void run(byte[] input) {
        if (input.length == 0) {
            return;
        }
        PgType type = types.get((input[0] & 0x7F) % types.size());
        Format format = (input[0] & BINARY) != 0 ? Format.BINARY : Format.TEXT;
        byte[] data = Arrays.copyOfRange(input, 1, input.length);
        for (Attempt attempt : attempts.computeIfAbsent(type, Family::attempts)) {
            Codec<?> codec = attempt.codec();
            if (format == Format.TEXT || (type.hasBinary() && codec.hasBinary())) {
                Object value = attempt.decode(format, data);
                if (value != null) {
                    comesBack(value, codec, type);
                }
            }
        }
    }

    private static List<Attempt> attempts(PgType type) {
        return Subjects.codecs(type).stream()
                .map(codec -> new Attempt(codec, type))
                .toList();
    }

    private static void comesBack(Object value, Codec<?> reader, PgType type) {
        Codec<Object> writer;
        try {
            writer = Subjects.CONTEXT.registry().forParameter(value, type);
        } catch (CodecException e) {
            return; // nothing to be sent: an anonymous record, elements that differ
        }
        for (Format format : Format.values()) {
            if (format == Format.TEXT && isReadByServerOnly(reader)) {
                continue;
            }
            if (format == Format.TEXT || (writer.hasBinary() && type.hasBinary() && reader.hasBinary())) {
                comesBack(value, reader, writer, format);
            }
        }
    }

    /** A local time is sent without an offset, for the server to read it in the session's time zone. */
    private static boolean isReadByServerOnly(Codec<?> codec) {
        return codec.typeName().equals("timestamptz")
                && (codec.javaType() == LocalDateTime.class || codec.javaType() == LocalDate.class);
    }

    private static void comesBack(Object value, Codec<?> reader, Codec<Object> writer, Format format) {
        byte[] sent = encode(value, writer, format);
        if (sent == null) {
            return; // bytes may hold what no server has: a date after the last one
        }
        Object back;
        try {
            back = reader.decode(format, sent, 0, sent.length, Subjects.CONTEXT);
        } catch (CodecException e) {
            fail(
                    writer + " sent " + value + " as " + format + " "
                            + HexFormat.of().formatHex(sent),
                    e);
            return;
        }
        assertThat(comparable(back))
                .as(
                        "%s sent by %s as %s %s",
                        value, writer, format, HexFormat.of().formatHex(sent))
                .isEqualTo(comparable(value));
    }

    private static byte @Nullable [] encode(Object value, Codec<Object> codec, Format format) {
        WireWriter out = new WireWriter(16);
        try {
            codec.encode(format, value, out, Subjects.CONTEXT);
        } catch (CodecException e) {
            return null;
        }
        return out.toArray();
    }

    /** Arrays are compared by what is in them, at any depth. */
    private static Object comparable(Object value) {
        if (value instanceof Collection<?> collection) {
            List<Object> items = new ArrayList<>();
            collection.forEach(item -> items.add(item == null ? "NULL" : comparable(item)));
            return items;
        }
        if (value instanceof Object[] array) {
            return comparable(Arrays.asList(array));
        }
        if (value instanceof PgArray<?> array) {
            return comparable(array.elements());
        }
        if (value instanceof JsonNode || value instanceof Json) {
            return value.toString(); // 1.0 and 1 are nodes of different classes
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }
}
