package io.pgadapt.types.value;

/**
 * The extent of geometries in space: PostGIS's {@code box3d}, as {@code ST_3DExtent} gives it. Immutable.
 *
 * <p>PostGIS prints its numbers with about 15 digits, so that what comes back may differ from what was stored in the last
 * one.
 *
 * @param xMin the least x
 * @param yMin the least y
 * @param zMin the least z; 0 for geometries that have none
 * @param xMax the greatest x
 * @param yMax the greatest y
 * @param zMax the greatest z
 * @see <a href="https://postgis.net/docs/box3d_type.html">PostGIS manual: box3d</a>
 */
public record Box3d(double xMin, double yMin, double zMin, double xMax, double yMax, double zMax) {}
