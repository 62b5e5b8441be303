package io.pgadapt.types.value;

import java.util.List;

/**
 * An area within lines: PostgreSQL's {@code polygon}. Immutable.
 *
 * @param points its corners in their order
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record Polygon(List<Point> points) {
    /** Copies the points. */
    public Polygon {
        points = List.copyOf(points);
    }
}
