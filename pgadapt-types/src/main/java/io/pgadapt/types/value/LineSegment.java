package io.pgadapt.types.value;

/**
 * The line between two points: PostgreSQL's {@code lseg}. Immutable.
 *
 * @param start one end
 * @param end the other end
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record LineSegment(Point start, Point end) {}
