package io.pgadapt.types.value;

import java.util.List;

/**
 * Points joined by lines: PostgreSQL's {@code path}. Immutable.
 *
 * @param points in their order
 * @param closed whether a line joins the last point to the first
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record Path(List<Point> points, boolean closed) {
    /** Copies the points. */
    public Path {
        points = List.copyOf(points);
    }
}
