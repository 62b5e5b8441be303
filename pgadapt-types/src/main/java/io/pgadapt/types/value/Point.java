package io.pgadapt.types.value;

/**
 * A point of the plane: PostgreSQL's {@code point}. Immutable.
 *
 * @param x across
 * @param y up
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record Point(double x, double y) {}
