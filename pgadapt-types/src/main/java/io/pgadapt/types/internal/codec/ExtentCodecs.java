package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.internal.Malformed;
import io.pgadapt.types.value.Box2d;
import io.pgadapt.types.value.Box3d;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The extension types {@code box2d} and {@code box3d}: two corners, which the server knows as text only. */
public final class ExtentCodecs {
    private static final String NUMBER = "([^ ,()]+)";

    private ExtentCodecs() {}

    /** Returns the codec of {@code box2d}. */
    public static Codec<Box2d> box2d() {
        return new Corners<>(
                "box2d",
                Box2d.class,
                Pattern.compile("BOX\\(" + NUMBER + " " + NUMBER + "," + NUMBER + " " + NUMBER + "\\)"),
                n -> new Box2d(n[0], n[1], n[2], n[3]),
                box -> "BOX(" + print(box.xMin(), box.yMin()) + "," + print(box.xMax(), box.yMax()) + ")");
    }

    /** Returns the codec of {@code box3d}. */
    public static Codec<Box3d> box3d() {
        String corner = NUMBER + " " + NUMBER + " " + NUMBER;
        return new Corners<>(
                "box3d",
                Box3d.class,
                Pattern.compile("BOX3D\\(" + corner + "," + corner + "\\)"),
                n -> new Box3d(n[0], n[1], n[2], n[3], n[4], n[5]),
                box -> "BOX3D(" + print(box.xMin(), box.yMin(), box.zMin()) + ","
                        + print(box.xMax(), box.yMax(), box.zMax()) + ")");
    }

    private static String print(double... corner) {
        StringBuilder text = new StringBuilder(FloatText.of(corner[0]));
        for (int i = 1; i < corner.length; i++) {
            text.append(' ').append(FloatText.of(corner[i]));
        }
        return text.toString();
    }

    /** What the two have in common. */
    private record Corners<T>(
            String typeName, Class<T> javaType, Pattern shape, Function<double[], T> maker, Function<T, String> printer)
            implements TextOnlyCodec<T> {
        @Override
        public T decodeText(byte[] data, int offset, int length, CodecContext context) {
            Matcher matcher = shape.matcher(new String(data, offset, length, StandardCharsets.ISO_8859_1));
            if (!matcher.matches()) {
                throw Malformed.text(data, offset, length, typeName);
            }
            double[] numbers = new double[matcher.groupCount()];
            for (int i = 0; i < numbers.length; i++) {
                int start = matcher.start(i + 1);
                numbers[i] = FloatText.parseDouble(data, offset + start, matcher.end(i + 1) - start);
            }
            return maker.apply(numbers);
        }

        @Override
        public void encodeText(T value, WireWriter out, CodecContext context) {
            out.utf8(printer.apply(value));
        }

        @Override
        public T decodeBinary(byte[] data, int offset, int length, CodecContext context) {
            throw noBinary();
        }

        @Override
        public void encodeBinary(T value, WireWriter out, CodecContext context) {
            throw noBinary();
        }

        private CodecException noBinary() {
            return new CodecException(typeName + " has no binary form; use text");
        }

        @Override
        public String toString() {
            return typeName;
        }
    }
}
