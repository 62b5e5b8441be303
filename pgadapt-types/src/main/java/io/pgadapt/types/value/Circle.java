package io.pgadapt.types.value;

/**
 * A circle: PostgreSQL's {@code circle}. Immutable.
 *
 * @param center the point in the middle
 * @param radius not negative
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record Circle(Point center, double radius) {}
