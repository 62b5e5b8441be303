package io.pgadapt.types.value;

import java.util.Arrays;
import java.util.List;

/**
 * A point or a box of any number of dimensions: the extension type {@code cube}. Immutable.
 *
 * @param corner one coordinate per dimension
 * @param opposite the corner across, with as many coordinates; the same for a point
 * @see <a href="https://www.postgresql.org/docs/18/cube.html">PostgreSQL manual: cube</a>
 */
public record Cube(List<Double> corner, List<Double> opposite) {
    /** Copies the corners; a box whose corners are the same becomes a point, as on the server, for which -0 is 0. */
    public Cube {
        if (corner.size() != opposite.size()) {
            throw new IllegalArgumentException(
                    "corners of " + corner.size() + " and " + opposite.size() + " dimensions");
        }
        corner = List.copyOf(corner);
        opposite = areSame(corner, opposite) ? corner : List.copyOf(opposite);
    }

    /** Returns the point at these coordinates. */
    public static Cube point(double... coordinates) {
        return point(list(coordinates));
    }

    /** Returns the point at these coordinates. */
    public static Cube point(List<Double> coordinates) {
        return new Cube(coordinates, coordinates);
    }

    /** Returns the box between two corners. */
    public static Cube box(double[] corner, double[] opposite) {
        return new Cube(list(corner), list(opposite));
    }

    /** Returns the number of dimensions. */
    public int dimensions() {
        return corner.size();
    }

    /** Returns whether both corners are the same. */
    public boolean isPoint() {
        return corner.equals(opposite);
    }

    private static List<Double> list(double[] coordinates) {
        return Arrays.stream(coordinates).boxed().toList();
    }

    private static boolean areSame(List<Double> a, List<Double> b) {
        for (int i = 0; i < a.size(); i++) {
            // by value, where NaN is not NaN and -0 is 0
            if (a.get(i).doubleValue() != b.get(i).doubleValue() && !a.get(i).equals(b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
