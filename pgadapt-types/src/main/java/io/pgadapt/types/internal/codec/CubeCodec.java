package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.internal.FloatText;
import io.pgadapt.types.value.Cube;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extension type {@code cube}: the number of dimensions, with a bit that tells points, and the coordinates.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/contrib/cube/cube.c">cube_send</a>
 */
public final class CubeCodec {
    private static final int POINT = 0x8000_0000;

    private CubeCodec() {}

    /** Returns the codec. */
    public static Codec<Cube> cube() {
        return new SimpleCodec<>(
                "cube",
                Cube.class,
                new SimpleCodec.Binary<>(CubeCodec::read, CubeCodec::write),
                new SimpleCodec.Text<>(CubeCodec::parse, CubeCodec::print));
    }

    private static Cube read(WireReader in) {
        int header = in.int32();
        int dimensions = header & ~POINT;
        List<Double> corner = coordinates(in, dimensions);
        return header < 0 ? Cube.point(corner) : new Cube(corner, coordinates(in, dimensions));
    }

    private static List<Double> coordinates(WireReader in, int dimensions) {
        if ((long) dimensions * Double.BYTES > in.remaining()) {
            throw new IllegalArgumentException(dimensions + " dimensions in " + in.remaining() + " bytes");
        }
        List<Double> coordinates = new ArrayList<>(dimensions);
        for (int i = 0; i < dimensions; i++) {
            coordinates.add(in.float64());
        }
        return coordinates;
    }

    private static void write(Cube cube, WireWriter out) {
        out.int32(cube.dimensions() | (cube.isPoint() ? POINT : 0));
        cube.corner().forEach(out::float64);
        if (!cube.isPoint()) {
            cube.opposite().forEach(out::float64);
        }
    }

    private static Cube parse(String text) {
        int middle = text.indexOf("),(");
        List<Double> corner = parseCorner(middle < 0 ? text : text.substring(0, middle + 1));
        return middle < 0 ? Cube.point(corner) : new Cube(corner, parseCorner(text.substring(middle + 2)));
    }

    private static List<Double> parseCorner(String text) {
        if (text.length() < 2 || text.charAt(0) != '(' || text.charAt(text.length() - 1) != ')') {
            throw new IllegalArgumentException("not a corner: " + text);
        }
        List<Double> coordinates = new ArrayList<>();
        String inner = text.substring(1, text.length() - 1);
        if (!inner.isEmpty()) {
            for (String number : inner.split(", ", -1)) {
                coordinates.add(FloatText.parseDouble(number));
            }
        }
        return coordinates;
    }

    private static String print(Cube cube) {
        return cube.isPoint() ? print(cube.corner()) : print(cube.corner()) + "," + print(cube.opposite());
    }

    private static String print(List<Double> corner) {
        return corner.stream().map(FloatText::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
