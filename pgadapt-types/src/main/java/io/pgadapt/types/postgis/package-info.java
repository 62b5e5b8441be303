/**
 * PostGIS's {@code geometry} and {@code geography} as the classes of a geometry library, which is needed on the path only by
 * those who use it.
 *
 * <p>Needs no library: both types as {@code byte[]} (EWKB) or {@code String}, and
 * {@link io.pgadapt.types.value.Box2d box2d} and {@link io.pgadapt.types.value.Box3d box3d}.
 *
 * @see <a href="https://postgis.net/docs/">PostGIS manual</a>
 */
@NullMarked
package io.pgadapt.types.postgis;

import org.jspecify.annotations.NullMarked;
