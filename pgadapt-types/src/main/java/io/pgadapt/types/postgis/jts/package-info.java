/** Geometries as the classes of JTS. */
@NullMarked
package io.pgadapt.types.postgis.jts;

import org.jspecify.annotations.NullMarked;
