package io.pgadapt.types.value;

/**
 * The extent of geometries in the plane: PostGIS's {@code box2d}, as {@code ST_Extent} gives it. Immutable.
 *
 * <p>PostGIS prints its numbers with about 15 digits, so that what comes back may differ from what was stored in the last
 * one.
 *
 * @param xMin the least x
 * @param yMin the least y
 * @param xMax the greatest x
 * @param yMax the greatest y
 * @see <a href="https://postgis.net/docs/box2d_type.html">PostGIS manual: box2d</a>
 */
public record Box2d(double xMin, double yMin, double xMax, double yMax) {}
