package io.pgadapt.types.value;

/**
 * The line where {@code ax + by + c = 0}: PostgreSQL's {@code line}. Immutable.
 *
 * @param a not zero if b is
 * @param b not zero if a is
 * @param c any number
 * @see <a href="https://www.postgresql.org/docs/18/datatype-geometric.html">PostgreSQL manual: Geometric Types</a>
 */
public record Line(double a, double b, double c) {}
