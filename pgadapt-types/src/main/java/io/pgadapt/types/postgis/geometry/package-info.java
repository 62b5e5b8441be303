/** Geometries as the classes of postgis-geometry, which PostGIS's own driver extension uses. */
@NullMarked
package io.pgadapt.types.postgis.geometry;

import org.jspecify.annotations.NullMarked;
