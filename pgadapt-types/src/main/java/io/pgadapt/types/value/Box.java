package io.pgadapt.types.value;

/**
 * A rectangle along the axes: PostgreSQL's {@code box}. Immutable.
 *
 * @param upperRight the corner that the server sends first
 * @param lowerLeft the opposite corner
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record Box(Point upperRight, Point lowerLeft) {}
