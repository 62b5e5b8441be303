package io.pgadapt.types;

import io.pgadapt.protocol.wire.Format;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that are no value of their type, or no value any more, for every codec of every type: an error that names the
 * type, never another exception, never much memory, never much time.
 */
class MalformedTest {
    @ParameterizedTest
    @MethodSource("typeNames")
    void malformedValuesAreRefused(String typeName) throws InterruptedException {
        SmallStack.run(typeName, () -> {
            for (Vector vector : vectors(typeName)) {
                PgType type = Subjects.type(typeName);
                List<Codec<?>> codecs =
                        vector.equals(sample(typeName)) ? Subjects.codecs(type) : List.of(Subjects.codec(type));
                attempts(type, codecs, vector.hasBinary() ? vector.binaryBytes() : new byte[0], vector.textBytes());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("typeNames")
    void malformedValuesWithinOthersAreRefused(String typeName) throws InterruptedException {
        Vector vector = sample(typeName);
        byte[] binary = vector.hasBinary() ? vector.binaryBytes() : new byte[0];
        SmallStack.run(
                typeName,
                () -> Derived.of(Subjects.type(typeName), binary, vector.textBytes())
                        .forEach(value -> attempts(
                                value.type(), Subjects.structures(value.type()), value.binary(), value.text())));
    }

    @ParameterizedTest
    @MethodSource("typeNames")
    void garbageIsRefused(String typeName) throws InterruptedException {
        PgType type = Subjects.type(typeName);
        SmallStack.run(typeName, () -> {
            for (Codec<?> codec : Subjects.codecs(type)) {
                Attempt attempt = new Attempt(codec, type);
                Malformations.garbage().forEach(garbage -> attempt(attempt, garbage));
            }
        });
    }

    private static void attempts(PgType type, List<Codec<?>> codecs, byte[] binary, byte[] text) {
        for (Codec<?> codec : codecs) {
            Attempt attempt = new Attempt(codec, type);
            if (type.hasBinary() && codec.hasBinary()) {
                Malformations.ofBinary(binary, data -> attempt.decode(Format.BINARY, data));
            }
            Malformations.ofText(text, data -> attempt.decode(Format.TEXT, data));
        }
    }

    private static void attempt(Attempt attempt, byte[] data) {
        attempt.decode(Format.TEXT, data);
        attempt.decode(Format.BINARY, data);
    }

    static Stream<String> typeNames() {
        return Vector.all().stream().map(Vector::typeName).distinct();
    }

    private static List<Vector> vectors(String typeName) {
        return Vector.all().stream().filter(v -> v.typeName().equals(typeName)).toList();
    }

    /** Returns a value that is neither the shortest nor the longest. */
    private static Vector sample(String typeName) {
        List<Vector> all = vectors(typeName);
        return all.get(all.size() / 2);
    }
}
